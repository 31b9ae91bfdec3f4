package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person may answer before the keys of a file change. */
class UpdateKeysAnswerTest {
    private static final String OTHER =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final String ADDED =
            "The following changes will be made to the file's groups:\nGroup 1\n    "
                    + Shell.RECIPIENT
                    + "\n+++ "
                    + OTHER
                    + "\n";
    private static final String LONG =
            "                                                                                "
                    + "                                                                ";

    @TempDir private Path folder;
    private Shell shell;
    private Path file;

    @BeforeEach
    void aFileWhoseRuleHasAnotherKey() throws IOException {
        shell = new Shell(folder);
        file = folder.resolve("e.yaml");
        Files.writeString(folder.resolve("p.yaml"), "a: one\n");
        shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", "e.yaml", "p.yaml");
        Files.writeString(
                folder.resolve(".sops.yaml"),
                "creation_rules: [{age: '" + Shell.RECIPIENT + "," + OTHER + "'}]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "y", "  y \r\n", "y  ", "\ty\n"})
    void yesUpdates(String answer) {
        shell.type(answer);
        assertThat(shell.run("updatekeys", "e.yaml")).isZero();
        assertThat(shell.out()).isEqualTo(ADDED + "Is this okay? (y/n):"); // C169
        assertThat(file).content().contains(OTHER); // C169
    }

    @Test
    void noLeavesTheFile() {
        shell.type("n\n");
        assertThat(shell.run("updatekeys", "e.yaml")).isZero(); // C169
        assertThat(shell.err()).endsWith(" File " + file + " left unchanged\n"); // C169
        assertThat(file).content().doesNotContain(OTHER); // C169
    }

    @Test
    void anyOtherWordIsAskedAgain() {
        shell.type("Y\nyes\ny\n");
        assertThat(shell.run("updatekeys", "e.yaml")).isZero();
        assertThat(shell.out()).isEqualTo(ADDED + "Is this okay? (y/n):".repeat(3)); // C169
    }

    @ParameterizedTest
    @CsvSource({
        "'\n', unexpected newline",
        "'\r\n', unexpected newline",
        "'y n\n', expected newline",
        "'y" + LONG + "n\n', expected newline"
    })
    void aLineThatIsNotOneWordIsRefused(String answer, String complaint) {
        shell.type(answer);
        assertThat(shell.run("updatekeys", "e.yaml")).isEqualTo(1);
        assertThat(shell.err()).endsWith("\n" + complaint + "\n"); // C169, C207
        assertThat(file).content().doesNotContain(OTHER); // C169
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x\n", "  "})
    void theEndOfTheInputIsNoAnswer(String answer) {
        shell.type(answer);
        assertThat(shell.run("updatekeys", "e.yaml")).isEqualTo(1);
        assertThat(shell.err()).endsWith("\nEOF\n"); // C169
        assertThat(file).content().doesNotContain(OTHER); // C169
    }

    @Test
    void eachOfSeveralFilesHasItsAnswer() throws IOException {
        Path second = Files.copy(file, folder.resolve("f.yaml"));
        shell.type("n\ny\n");
        assertThat(shell.run("updatekeys", "e.yaml", "f.yaml")).isZero();
        assertThat(file).content().doesNotContain(OTHER); // C169
        assertThat(second).content().contains(OTHER); // C169
    }
}
