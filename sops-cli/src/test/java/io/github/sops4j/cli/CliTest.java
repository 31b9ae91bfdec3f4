package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = new Shell(folder);
    }

    @Test
    void theFirstLineOfTheVersionIsThatOfSops() {
        assertThat(shell.run("--version")).isZero();
        assertThat(shell.out()).startsWith("sops 3.13.3\nsops4j "); // C101
    }

    @Test
    void theVersionIsAloneWhereTheCheckIsDisabled() {
        shell.run("--disable-version-check", "-v");
        assertThat(shell.out()).isEqualTo("sops 3.13.3\n"); // C101
    }

    @Test
    void theVersionSaysThatNobodyLooksForUpdates() {
        shell.run("--check-for-updates", "--disable-version-check", "--version");
        assertThat(shell.out())
                .isEqualTo("sops 3.13.3\n[info] sops4j does not look for updates\n"); // C102
    }

    @Test
    void theVersionWinsOverACommand() {
        assertThat(shell.run("--version", "decrypt", "none")).isZero(); // C101
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-h", "--help", "help", "h", "--help --version", "help decrypt", "groups"})
    @ValueSource(strings = {"groups add --help", "completion", "decrypt --help", "rotate f -h"})
    void helpIsAResult(String line) {
        assertThat(shell.run(line.split(" "))).isZero(); // C19
        assertThat(shell.out()).contains("Usage: sops"); // C19
        assertThat(shell.err()).isEmpty(); // C19
    }

    @Test
    void helpNamesEveryFlagOfTheTable() {
        shell.run("encrypt", "--help");
        assertThat(shell.out())
                .contains("-a, --age=", "--shamir-secret-sharing-threshold=N", "$SOPS_PGP_FP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help foo", "groups foo", "completion foo"})
    void thereIsNoHelpForWhatDoesNotExist(String line) {
        assertThat(shell.run(line.split(" "))).isEqualTo(3); // C19
        assertThat(shell.err()).isEqualTo("No help topic for 'foo'\n"); // C19
        assertThat(shell.out()).isEmpty(); // C19
    }

    @Test
    void aLineWithoutOperandsNamesNoFile() {
        assertThat(shell.run()).isEqualTo(100); // C20
        assertThat(shell.err()).isEqualTo("Error: no file specified\n"); // C20
    }

    @Test
    void aUsageErrorOfTheRootPutsHelpOnStandardOutput() {
        assertThat(shell.run("--typo", "f")).isEqualTo(1); // C14
        assertThat(shell.out())
                .startsWith(
                        "Incorrect Usage. flag provided but not defined: -typo\n\nUsage: sops "); // C14
        assertThat(shell.err())
                .startsWith("[CMD]\t time=")
                .endsWith("level=fatal msg=\"flag provided but not defined: -typo\"\n"); // C14
    }

    @Test
    void aUsageErrorOfACommandHasAColon() {
        shell.run("decrypt", "--typo", "f");
        assertThat(shell.out())
                .startsWith(
                        "Incorrect Usage: flag provided but not defined: -typo\n\nUsage: sops decrypt"); // C14
    }

    @Test
    void twoSpellingsAtTheRootHaveNoHeadline() {
        shell.run("-d", "--decrypt", "f");
        assertThat(shell.out())
                .startsWith("Cannot use two forms of the same flag: d decrypt\nUsage:"); // C14
    }

    @Test
    void aVariableThatIsNoSwitchStopsEverything() {
        shell.set("SOPS_ENABLE_LOCAL_KEYSERVICE", "yes");
        assertThat(shell.run("--version")).isEqualTo(1); // C18
        assertThat(shell.out()).isEmpty(); // C18
        assertThat(shell.err()).contains("level=fatal", "could not parse yes as bool value"); // C18
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyservice"})
    void aCommandThatIsNotBuiltSaysSo(String line) {
        assertThat(shell.run(line.split(" "))).isEqualTo(1);
        assertThat(shell.err()).contains("is not part of sops4j").hasLineCount(1);
    }

    @Test
    void aFileMayBeCalledLikeACommand() throws IOException {
        Files.writeString(folder.resolve("set"), "a: b\n");
        assertThat(shell.run("-d", "--input-type=yaml", "--output-type=yaml", "./set"))
                .isEqualTo(1); // C1
        assertThat(shell.err()).startsWith("sops metadata not found: "); // C1
    }

    @Test
    void aReaderWhoLeavesIsNoError() {
        shell.breakPipe();
        assertThat(shell.run("--version")).isEqualTo(141); // C48a
        assertThat(shell.err()).isEmpty(); // C48a
    }

    @Test
    void runningNeedsACommandAndASecret() {
        assertThat(shell.run("run")).isEqualTo(100);
        assertThat(shell.run("run", "true", "--secret")).isEqualTo(1);
        assertThat(shell.err()).startsWith("Error: no secret specified");
    }

    @Test
    void whatCannotBeRunHasTheStatusOfAShell() {
        assertThat(shell.run("run", "--secret", "id=a,src=b.yaml", "--", "/none", "{a}"))
                .isEqualTo(127);
        assertThat(shell.out()).isEmpty();
    }
}
