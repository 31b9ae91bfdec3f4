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

/** {@code sops run --env}. */
@DisabledOnOs(OS.WINDOWS)
class RunEnvTest {
    private static final String PLAIN =
            """
            # a comment
            db:
              password: s3cret
              ports: [1, 2.0]
            nothing: null
            on: true
            """;

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        encrypt("e.yaml", PLAIN);
    }

    private void encrypt(String name, String plain) throws IOException {
        Files.writeString(folder.resolve("p.yaml"), plain);
        assertThat(shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", name, "p.yaml"))
                .isZero();
    }

    private int test(String expression, String... flags) {
        String[] words = new String[flags.length + 5];
        words[0] = "run";
        System.arraycopy(flags, 0, words, 1, flags.length);
        System.arraycopy(
                new String[] {"--", "sh", "-c", expression}, 0, words, flags.length + 1, 4);
        return shell.run(words);
    }

    @Test
    void nestedKeysAreJoinedAndElementsCounted() {
        String all = "[ $db_password,$db_ports_0,$db_ports_1,$on = s3cret,1,2.0,true ]";
        assertThat(test(all, "--env", "e.yaml")).as(shell.err()).isZero();
    }

    @Test
    void nullMakesNoVariable() {
        assertThat(test("[ -z ${nothing+set} ]", "--env", "e.yaml")).isZero();
    }

    @Test
    void variablesAndSecretsComeTogether() {
        String both = "[ $db_password = $P ] && [ $(cat {file}) = s3cret ]";
        String extract = ",src=e.yaml,extract=[\"db\"][\"password\"]";
        assertThat(
                        test(
                                both,
                                "--env",
                                "e.yaml",
                                "--secret",
                                "id=p" + extract + ",env=P",
                                "--secret",
                                "id=file" + extract))
                .as(shell.err())
                .isZero();
    }

    @Test
    void oneVariableFromTwoPlacesIsRefused() {
        String secret = "id=p,src=e.yaml,extract=[\"on\"],env=on";
        assertThat(test("true", "--env", "e.yaml", "--secret", secret)).isEqualTo(1);
        assertThat(shell.err())
                .isEqualTo(
                        "secret p: the variable on comes with --env too; leave it out with"
                                + " --except\n");
    }

    @Test
    void severalNamesMayBeGivenAtOnce() {
        String two = "[ -n \"$X_on\" ] && [ -n \"$X_db_password\" ] && [ -z ${X_db_ports_0+set} ]";
        assertThat(test(two, "--env=e.yaml", "--prefix=X_", "--only=X_on,X_db_password"))
                .as(shell.err())
                .isZero();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThat(test("true", "--env", "none.yaml")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("Error reading file: open none.yaml: no such file or directory\n");
    }

    @Test
    void valuesTooDeepAreRefused() throws IOException {
        encrypt("deep.yaml", "a: " + "[".repeat(1500) + "1" + "]".repeat(1500) + "\n");
        assertThat(test("true", "--env", "deep.yaml")).isEqualTo(1);
        assertThat(shell.err()).contains("1000 levels").hasLineCount(1);
    }

    @Test
    void onlyTheFirstDocumentIsUsed() throws IOException {
        encrypt("two.yaml", "a: 1\n---\nb: 2\n");
        assertThat(test("[ $a,${b-unset} = 1,unset ]", "--env", "two.yaml")).isZero();
        assertThat(shell.err()).contains("Only the first document of two.yaml is used.");
    }
}
