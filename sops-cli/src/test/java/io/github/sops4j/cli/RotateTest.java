package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateTest {
    private static final String OTHER =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final String PLAIN = "a: one\nb: 'two' # three\n";

    @TempDir private Path folder;
    private Shell shell;
    private Path file;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        file = shell.encrypted(PLAIN);
    }

    private String decrypted() {
        assertThat(shell.run("decrypt", "e.yaml")).as(shell.err()).isZero();
        return shell.out();
    }

    @Test
    void theResultIsPrintedOrTakesThePlaceOfTheFile() throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("rotate", "e.yaml")).isZero();
        assertThat(shell.out()).contains("a: ENC[").isNotEqualTo(before); // C50
        assertThat(file).content().isEqualTo(before);
        assertThat(shell.run("rotate", "-i", "e.yaml")).isZero();
        assertThat(shell.out()).isEmpty(); // C50
        assertThat(file).content().isNotEqualTo(before); // C164
        assertThat(decrypted()).isEqualTo(PLAIN); // C164
    }

    @Test
    void theOldStyleDoesTheSame() {
        assertThat(shell.run("-r", "-i", "--add-age", OTHER, "e.yaml")).isZero(); // C41
        assertThat(file).content().contains(OTHER); // C164
        assertThat(shell.run("-r", "-i", "--rm-age", OTHER, "e.yaml")).isZero();
        assertThat(file).content().doesNotContain(OTHER); // C164
        assertThat(decrypted()).isEqualTo(PLAIN);
    }

    @Test
    void theOldStyleLooksForARuleFirst() throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules: [{path_regex: none}]\n");
        assertThat(shell.run("-r", "e.yaml")).isEqualTo(1); // C44
        assertThat(shell.err()).contains("no matching creation rules found"); // C44
        assertThat(shell.run("rotate", "e.yaml")).isZero(); // C32
    }

    @Test
    void aFileThatIsMissing() {
        assertThat(shell.run("rotate")).isEqualTo(100); // C32
        assertThat(shell.err()).isEqualTo("Error: no file specified\n"); // C32
        assertThat(shell.run("rotate", "no.yaml")).isEqualTo(2); // C32
        assertThat(shell.run("-r", "no.yaml")).isEqualTo(100); // C43
        assertThat(shell.run("rotate", "--rm-age", OTHER, "no.yaml")).isEqualTo(49); // C32
        assertThat(shell.err()).endsWith("use the `edit` subcommand instead.\n"); // C32
        assertThat(shell.run("-r", "--add-age", OTHER, "no.yaml")).isEqualTo(49); // C43
        assertThat(shell.err()).endsWith("use `--kms` and `--pgp` instead.\n"); // C43
    }

    @Test
    void whatIsWrongIsSaidAndNothingWritten() throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run("rotate", "-i", "--output", "x", "e.yaml")).isEqualTo(8); // C32
        assertThat(shell.run("rotate", "-i", "--rm-age", "zzz", "e.yaml")).isEqualTo(1); // C164
        assertThat(shell.run("rotate", "-i", "--rm-age", Shell.RECIPIENT, "e.yaml")).isEqualTo(1);
        assertThat(shell.err())
                .isEqualTo("Could not generate data key: [empty key group provided]\n"); // C164
        assertThat(shell.run("rotate", "--decryption-order", "age,age", "e.yaml")).isEqualTo(112);
        assertThat(shell.run("rotate", "p.yaml")).isEqualTo(1);
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void addingAndRemovingOneKeyLeavesItOut() {
        assertThat(shell.run("rotate", "-i", "--add-age", OTHER, "--rm-age", OTHER, "e.yaml"))
                .isZero(); // C165
        assertThat(file).content().doesNotContain(OTHER); // C165
    }

    @Test
    void severalModesEndInTheLast() {
        assertThat(shell.run("-d", "-r", "e.yaml")).isZero(); // C42
        assertThat(shell.err()).contains("More than one command"); // C42
        assertThat(shell.out()).contains("a: ENC["); // C42
    }
}
