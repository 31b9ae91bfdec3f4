package io.github.sops4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-01-02T12:00:00.9+01:00");

    private static LogLine warning(String message) {
        return new LogLine(LogLine.Level.WARNING, message);
    }

    @Test
    void aFileGetsTheLocalTimeInSecondsAndQuotedText() {
        assertThat(warning("a \"b\"\nc").forFile(NOON))
                .isEqualTo(
                        "time=\"2026-01-02T12:00:00+01:00\" level=warning msg=\"a \\\"b\\\"\\nc\""); // C95
    }

    @Test
    void oneHarmlessWordIsNotQuoted() {
        assertThat(warning("a-b/c.d_e@f^g+1").forFile(NOON)).endsWith("msg=a-b/c.d_e@f^g+1"); // C95
    }

    @Test
    void universalTimeIsWrittenWithALetter() {
        assertThat(warning("x").forFile(ZonedDateTime.parse("2026-01-02T12:00:00Z")))
                .startsWith("time=\"2026-01-02T12:00:00Z\""); // C95
    }

    @Test
    void aTerminalGetsColourSecondsAndAPaddedMessage() {
        assertThat(warning("x").forTerminal(7))
                .isEqualTo("\u001b[33mWARN\u001b[0m[0007] x" + " ".repeat(43) + " "); // C96
    }

    @Test
    void aFatalLineIsRed() {
        assertThat(new LogLine(LogLine.Level.FATAL, "x").forTerminal(0))
                .startsWith("\u001b[31mFATA\u001b[0m[0000] "); // C96
    }

    @Test
    void theNameOfTheLoggerIsFollowedByATabAndABlank() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Log(err, false, false).warn("x");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("[CMD]\t time="); // C95
    }

    @Test
    void progressHasTheLocalTimeAndNoLogger() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Log(err, false, true).notice("x");
        String line = err.toString(StandardCharsets.UTF_8);
        LocalDateTime time =
                LocalDateTime.parse(
                        line.substring(0, 19), DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss"));
        assertThat(time)
                .isCloseTo(
                        LocalDateTime.now(ZoneId.systemDefault()),
                        within(1, ChronoUnit.MINUTES)); // C99, C209
        assertThat(line).endsWith(" x\n"); // C99
    }

    @Test
    void theNameIsBoldWhereOutputIsATerminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Log(err, false, true).warn("AGE", "x");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("\u001b[1m[AGE]\u001b[22m\t time="); // C97
    }
}
