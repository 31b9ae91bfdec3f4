package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class EditTest {
    private static final String OTHER =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final String PLAIN = "# why\na:   one  # inline\nb: [2, 'x']\n";

    @TempDir private Path folder;
    private Shell shell;
    private Path file;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        file = shell.encrypted(PLAIN);
    }

    /** An editor that is a line of shell, in which $0 is the file. */
    private void editor(String script) {
        shell.set("EDITOR", "sh -c '" + script + "'");
    }

    private String decrypted(String name) {
        assertThat(shell.run("decrypt", name)).as(shell.err()).isZero();
        return shell.out();
    }

    @Test
    void onlyTheLinesThatAreEditedChange() throws IOException {
        List<String> before = Files.readAllLines(file);
        editor("sed s/one/two/ \"$0\" > \"$0~\"; cp \"$0~\" \"$0\"");
        assertThat(shell.run("edit", "e.yaml")).as(shell.err()).isZero();
        assertThat(decrypted("e.yaml")).isEqualTo(PLAIN.replace("one", "two")); // C133
        assertThat(shell.changedLines(before)).hasSize(1); // C133, F32
    }

    @Test
    void whatIsNotChangedIsNotWritten() throws IOException {
        String before = Files.readString(file);
        editor("true");
        assertThat(shell.run("edit", "e.yaml")).isEqualTo(200); // C131
        assertThat(shell.err()).isEqualTo("File has not changed, exiting.\n"); // C131
        assertThat(file).content().isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sh -c 'exit 3' | exit status 3",
                "/no/such/editor | /no/such/editor: cannot be run",
                "'never ends     | invalid $EDITOR"
            },
            quoteCharacter = '`')
    void anEditorThatFailsIs201(String editor, String reason) throws IOException {
        String before = Files.readString(file);
        shell.set("EDITOR", editor);
        assertThat(shell.run("edit", "e.yaml")).isEqualTo(201); // C130
        assertThat(shell.err()).startsWith("Could not run editor: " + reason); // C130
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void aBadTextIsOfferedAgain() {
        editor(
                "if [ -e \"$0.was\" ]; then echo \"a: 3\" > \"$0\"; else echo \"a: [\" > \"$0\"; touch \"$0.was\"; fi");
        shell.type("\n");
        assertThat(shell.run("edit", "e.yaml")).as(shell.err()).isZero(); // C132
        assertThat(shell.err())
                .contains("Could not load tree, probably due to invalid syntax. Press enter")
                .hasLineCount(1); // C132
        assertThat(decrypted("e.yaml")).isEqualTo("a: 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "sops: 1", "1: 2", "a: &x [*x]"})
    void aBadTextThatNobodyMendsIsKeptEncrypted(String text) throws IOException {
        String before = Files.readString(file);
        editor("echo \"" + text + "\" > \"$0\"");
        assertThat(shell.run("edit", "e.yaml")).isEqualTo(1); // C132
        assertThat(shell.err()).contains("e.yaml.rejected").doesNotContain(text);
        assertThat(file).content().isEqualTo(before);
        assertThat(decrypted("e.yaml.rejected")).isEqualTo(text + "\n"); // C132, C222
    }

    @Test
    void whoeverAnswersForEverIsStopped() {
        editor("echo \"a: [\" > \"$0\"");
        shell.type("\n".repeat(1000));
        assertThat(shell.run("edit", "e.yaml")).isEqualTo(1); // C132, C222
        assertThat(shell.err().lines().count()).isLessThan(200);
    }

    @Test
    void aNewFileIsEditedFromAnExample() throws IOException {
        editor(
                "grep -c example_array \"$0\" > seen; echo \"a: 1\" > \"$0\""
                        .replace("seen", folder + "/seen"));
        assertThat(shell.run("edit", "--age", Shell.RECIPIENT, "n.yaml")).as(shell.err()).isZero();
        assertThat(folder.resolve("seen")).content().isEqualTo("1\n"); // C129
        assertThat(decrypted("n.yaml")).isEqualTo("a: 1\n"); // C33
    }

    @Test
    void theFolderOfANewFileIsLookedForBeforeAnythingIsTyped() {
        editor("touch " + folder + "/ran");
        assertThat(shell.run("edit", "--age", Shell.RECIPIENT, "no/n.yaml")).isEqualTo(3); // C136
        assertThat(folder.resolve("ran")).doesNotExist(); // C136
    }

    @Test
    void whatIsEditedBesideTheMetadataIsKept() {
        editor("sed s/one/two/ \"$0\" > \"$0~\"; cp \"$0~\" \"$0\"");
        assertThat(shell.run("edit", "-s", "e.yaml")).as(shell.err()).isZero();
        assertThat(decrypted("e.yaml")).isEqualTo(PLAIN.replace("one", "two")); // C134, C222
    }

    /** An editor that names another key for age. */
    private void addOther() {
        editor(
                "sed \"s/^    age:/    age:\\\\n        - recipient: "
                        + OTHER
                        + "/\" \"$0\" > \"$0~\"; cp \"$0~\" \"$0\"");
    }

    @Test
    void aKeyThatIsWrittenIntoTheMetadataCanDecrypt() {
        addOther();
        assertThat(shell.run("edit", "-s", "e.yaml")).as(shell.err()).isZero();
        assertThat(file).content().contains(OTHER); // C134, C245
        assertThat(decrypted("e.yaml")).isEqualTo(PLAIN);
    }

    @Test
    void aKeyThatNobodyHereCanAskStaysBesideOneThatIsWritten() throws IOException {
        String foreign =
                """
                    gcp_kms:
                        - resource_id: k
                          created_at: "2024-01-01T00:00:00Z"
                          enc: Zm9v
                    age:
                """;
        Files.writeString(file, Files.readString(file).replace("    age:\n", foreign));
        addOther();
        assertThat(shell.run("edit", "-s", "e.yaml")).as(shell.err()).isZero(); // C134
        assertThat(file).content().contains(OTHER, "enc: Zm9v"); // C134
        assertThat(decrypted("e.yaml")).isEqualTo(PLAIN);
    }

    @Test
    void theOldStyleWithoutAModeIsEdit() throws IOException {
        editor("echo \"a: 1\" > \"$0\"");
        assertThat(shell.run("e.yaml")).as(shell.err()).isZero(); // C41
        assertThat(decrypted("e.yaml")).isEqualTo("a: 1\n");
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules: [{path_regex: none}]\n");
        assertThat(shell.run("e.yaml")).isEqualTo(1); // C44
    }

    @ParameterizedTest
    @ValueSource(strings = {"rm ", "rm FILE; mkdir "})
    void aFileThatIsGoneMeanwhileLosesNoText(String script) {
        editor("echo \"a: 7\" > \"$0\"; " + script.replace("FILE", file.toString()) + file);
        assertThat(shell.run("edit", "e.yaml")).isEqualTo(1); // C136
        assertThat(decrypted("e.yaml.rejected")).isEqualTo("a: 7\n"); // C136
    }
}
