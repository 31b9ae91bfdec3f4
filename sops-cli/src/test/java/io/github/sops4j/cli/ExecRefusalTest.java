package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What exec-env and exec-file refuse, and commands that print nothing. */
@DisabledOnOs(OS.WINDOWS)
class ExecRefusalTest {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        shell.set("TMPDIR", folder.toString());
        encrypt("e.yaml", "A: x\nB: null\n");
    }

    private void encrypt(String name, String plain) throws IOException {
        Path file = folder.resolve("plain-" + name);
        Files.writeString(file, plain);
        assertThat(
                        shell.run(
                                "encrypt",
                                "--age",
                                Shell.RECIPIENT,
                                "--output",
                                name,
                                file.toString()))
                .as(shell.err())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec-env", "exec-file", "exec-env e.yaml", "exec-file e.yaml"})
    @ValueSource(strings = {"exec-env e.yaml echo hi", "exec-file e.yaml cat {}"})
    void aFileAndOneCommandAreNeeded(String line) {
        assertThat(shell.run(line.split(" "))).isEqualTo(1); // C39
        assertThat(shell.err()).isEqualTo("error: missing file to decrypt\n"); // C39
    }

    @ParameterizedTest
    @CsvSource({"none.yaml,no such file or directory", "'',no such file or directory"})
    void aFileIsNamedAsItWasGiven(String name, String reason) {
        assertThat(shell.run("exec-env", name, "true")).isEqualTo(2); // C28
        assertThat(shell.err())
                .isEqualTo("Error reading file: open " + name + ": " + reason + "\n"); // C28
    }

    @ParameterizedTest
    @CsvSource({"e.yaml,0", "copy,1"})
    void execEnvChoosesTheFormatByTheNameAlone(String name, int status) throws IOException {
        Files.copy(folder.resolve("e.yaml"), folder.resolve("copy"));
        assertThat(shell.run("exec-env", name, "true")).isEqualTo(status); // C26, C150
    }

    @Test
    void execFileTakesTheFormatFromTheLine() throws IOException {
        Files.copy(folder.resolve("e.yaml"), folder.resolve("copy"));
        assertThat(
                        shell.run(
                                "exec-file",
                                "--input-type=yaml",
                                "--output-type=json",
                                "copy",
                                "grep -q '\"A\": \"x\"' {}"))
                .as(shell.err())
                .isZero(); // C26, C150
    }

    @ParameterizedTest
    @CsvSource({
        "'A: {B: x}',cannot use complex value in environment; offending key A",
        "'A: [x]',cannot use complex value in environment; offending key A",
        "'A=B: x',cannot use keys with '=' in environment: A=B",
        "'A: \"x\\0y\"',exec: environment variable contains NUL; offending key A"
    })
    void whatIsNoVariableIsRefused(String plain, String reason) throws IOException {
        encrypt("bad.yaml", plain + "\n");
        assertThat(shell.run("exec-env", "bad.yaml", "true")).isEqualTo(1); // C139
        assertThat(shell.err()).isEqualTo(reason + "\n"); // C139
    }

    @Test
    void nothingIsStartedWhenTheMacDoesNotFit() throws IOException {
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, Files.readString(file).replace("B: null\n", ""));
        encrypt("other.yaml", "A: x\nC: y\n");
        String cut = Files.readString(folder.resolve("other.yaml")).replaceFirst("C: .*\n", "");
        Files.writeString(file, cut);
        assertThat(shell.run("exec-env", "e.yaml", "touch " + folder.resolve("started")))
                .isEqualTo(51); // C138
        assertThat(folder.resolve("started")).doesNotExist(); // C138
    }

    @Test
    void replacingTheProcessAndNotWaitingExcludeEachOther() {
        assertThat(shell.run("exec-env", "--same-process", "--background", "e.yaml", "true"))
                .isEqualTo(8); // C142
        assertThat(shell.err())
                .contains("level=warning msg=\"exec-env's --background option is deprecated")
                .endsWith(
                        "Error: The --same-process flag cannot be used with --background\n"); // C142
    }

    @Test
    void theDecryptionOrderIsCheckedBeforeTheFileIsRead() {
        assertThat(shell.run("exec-file", "--decryption-order=age,age", "none.yaml", "true"))
                .isEqualTo(112); // C29
    }

    @Test
    void anUnknownUserIsALineOfTheLog() {
        assertThat(shell.run("exec-env", "--user", "no such user", "e.yaml", "true"))
                .isEqualTo(1); // C143
        assertThat(shell.err())
                .startsWith("[EXEC]\t time=")
                .endsWith("level=fatal msg=\"user: unknown user no such user\"\n"); // C143
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "..", "a/../../x"})
    void aNameThatLeadsOutIsRefused(String name) {
        assertThat(shell.run("exec-file", "--filename", name, "e.yaml", "true"))
                .isEqualTo(1); // C147
        assertThat(shell.err()).isEqualTo("The provided filename is not a local path.\n"); // C147
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertThat(shell.run("exec-file", "--filename", ".", "e.yaml", "true"))
                .isEqualTo(1); // C147
        assertThat(shell.err()).isEqualTo("file exists\n"); // C147
        assertNothingIsLeft();
    }

    @Test
    void foldersOfANameAreNotMade() {
        assertThat(shell.run("exec-file", "--filename", "s/x", "e.yaml", "true"))
                .isEqualTo(1); // C147
        assertThat(shell.err()).isEqualTo("no such file or directory\n"); // C147
        assertThat(shell.run("exec-file", "--no-fifo", "--filename", "s/x", "e.yaml", "true"))
                .isEqualTo(1); // C147
        assertThat(shell.err())
                .matches("open .*/\\.sops[0-9]+/s/x: no such file or directory\n"); // C147
        assertNothingIsLeft();
    }

    @Test
    void aFileForNobodyToReadIsRefused() {
        assertThat(shell.run("exec-file", "--background", "e.yaml", "cat {}")).isEqualTo(1); // C149
        assertThat(shell.err()).contains("is deprecated", "Error: with --background"); // C149
        assertNothingIsLeft();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        shell.set("TMPDIR", folder.resolve("none").toString());
        assertThat(shell.run("exec-file", "e.yaml", "cat {}")).isEqualTo(1); // C144
        assertThat(shell.err())
                .isEqualTo("stat " + folder.resolve("none") + ": no such file or directory\n");
    }

    @Test
    void aPipeThatNobodyOpensHoldsNothingUp() {
        assertThat(shell.run("exec-file", "e.yaml", "true")).isZero(); // C145
        assertNothingIsLeft();
    }

    @Test
    void aReaderWhoStopsEarlyHoldsNothingUp() throws IOException {
        encrypt("large.yaml", "A: " + "x".repeat(200_000) + "\n");
        assertThat(shell.run("exec-file", "large.yaml", "head -c 1 {} > /dev/null"))
                .isZero(); // C145
        assertNothingIsLeft();
    }

    @Test
    void whatTheCommandAddsIsRemovedToo() {
        assertThat(shell.run("exec-file", "--no-fifo", "e.yaml", "mkdir {}.d; cp {} {}.d/copy"))
                .isZero(); // C148
        assertNothingIsLeft();
    }

    @Test
    void aFileThatTheCommandMovedAwayIsItsOwn() {
        Path kept = folder.resolve("kept");
        assertThat(shell.run("exec-file", "--no-fifo", "e.yaml", "mv {} " + kept)).isZero(); // C148
        assertThat(kept).hasContent("A: x\nB: null\n"); // C148
    }

    @Test
    void aFileThatStaysIsOverwritten() throws IOException {
        Path link = folder.resolve("descriptor");
        String line = "exec 3<{}; (sleep 0.5; cat <&3 > " + link + ") & ";
        assertThat(shell.run("exec-file", "--no-fifo", "e.yaml", line)).isZero();
        for (int i = 0; i < 100 && (!Files.exists(link) || Files.size(link) == 0); i++) {
            sleep();
        }
        assertThat(Files.readAllBytes(link)).containsOnly(0); // C148
    }

    @Test
    void theStatusOfTheCommandIsOursAndSaid() {
        assertThat(shell.run("exec-env", "e.yaml", "exit 3")).isEqualTo(3); // C47, C141
        assertThat(shell.err()).isEqualTo("exit status 3\n"); // C49, C141
        assertThat(shell.run("exec-env", "e.yaml", "/none/at/all 2>/dev/null"))
                .isEqualTo(127); // C267
    }

    @Test
    void inTheSameProcessNothingIsSaid() {
        assertThat(shell.run("exec-env", "--same-process", "e.yaml", "exit 3"))
                .isEqualTo(3); // C142
        assertThat(shell.err()).isEmpty(); // C142
    }

    @Test
    void anEmptyCommandSucceeds() {
        assertThat(shell.run("exec-env", "e.yaml", "")).isZero(); // C267
    }

    @Test
    void aValueTooLongForTheSystemIsRefusedByIt() throws IOException {
        encrypt("long.yaml", "A: " + "x".repeat(3_000_000) + "\n");
        assertThat(shell.run("exec-env", "long.yaml", "true")).isEqualTo(1); // C47
        assertThat(shell.err()).startsWith("fork/exec /bin/sh: ").endsWith("list too long\n");
    }

    private void assertNothingIsLeft() {
        assertThat(folder).isDirectoryNotContaining("glob:**/.sops*"); // C148
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
