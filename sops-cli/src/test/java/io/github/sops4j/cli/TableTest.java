package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table of commands and flags promises, and what is said where. */
class TableTest {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        shell.encrypted("a: x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--extract [\"a\"]",
                "--input-type yaml",
                "--output-type yaml",
                "--ignore-mac",
                "--filename-override x.yaml",
                "--decryption-order age",
                "--enable-local-keyservice",
                "--output out.yaml"
            })
    void decryptKnowsItsFlags(String flags) {
        assertThat(shell.run(("decrypt " + flags + " e.yaml").split(" "))).isZero(); // C22, C23
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--verbose", "--indent=2", "--age=x", "--set=x", "--mac-only-encrypted"})
    void decryptKnowsNoOthers(String flag) {
        assertThat(shell.run("decrypt", flag, "e.yaml")).isEqualTo(1); // C23, C17
        assertThat(shell.err()).contains("flag provided but not defined"); // C23
    }

    @Test
    void nothingIsSaidWhenNothingIsWrong() {
        assertThat(shell.run("decrypt", "-i", "e.yaml")).isZero();
        assertThat(shell.err()).isEmpty(); // C56
    }

    @Test
    void warningsAreThoseOfTheCommandLogger() {
        assertThat(shell.run("decrypt", "e.yaml", "other")).isZero();
        assertThat(shell.err()).startsWith("[CMD]\t time="); // C98
    }

    @Test
    void aFatalLogLineEndsWithStatusOne() {
        assertThat(shell.run("decrypt", "--typo", "e.yaml")).isEqualTo(1); // C100
        assertThat(shell.err()).contains("level=fatal"); // C100
    }

    @Test
    void withoutKeyServiceEachKeyIsNamedWithoutReason() {
        assertThat(shell.run("decrypt", "--enable-local-keyservice=false", "e.yaml"))
                .isEqualTo(128);
        assertThat(shell.err()).contains("  " + Shell.RECIPIENT + ": FAILED\n"); // K24
    }

    @Test
    void theTimeOfEncryptionIsWrittenInUtcAndSeconds() throws IOException {
        String line =
                Files.readAllLines(folder.resolve("e.yaml")).stream()
                        .filter(each -> each.startsWith("    lastmodified: \""))
                        .findFirst()
                        .orElseThrow();
        Instant written = Instant.parse(line.substring(19, line.length() - 1)); // F55
        assertThat(written).isBetween(Instant.now().minusSeconds(600), Instant.now());
    }
}
