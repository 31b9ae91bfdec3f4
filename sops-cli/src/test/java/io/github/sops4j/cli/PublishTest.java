package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** sops publish to a stand-in for Vault, and what is refused before anything is sent. */
class PublishTest {
    private static final String RULES =
            """
            destination_rules:
              - path_regex: "("
                vault_path: never
              - path_regex: ^old
                vault_path: a/b
                vault_kv_version: 1
              - path_regex: ^mount
                vault_path: /x/y/
                vault_kv_mount_name: engine
                omit_extensions: true
              - path_regex: ^refused
                vault_path: refused
              - path_regex: ^unreadable
                vault_path: unreadable
              - path_regex: ^gcs
                gcs_bucket: bucket
                gcs_prefix: p/
              - path_regex: ^two
                s3_bucket: bucket
                gcs_bucket: bucket
              - path_regex: ^nowhere
                omit_extensions: true
              - path_regex: ^s3
                s3_bucket: bucket
              - path_regex: ^(d/|e\\.|plain)
                vault_path: team
            """;
    private static final String PLAIN =
            """
            # top
            text: secret word
            number: 1
            whole: 2.0
            nothing: null
            list:
              # in a list
              - a
              - b: c
                d: {e: f}
            """;
    private static final String BODY =
            "{list=[\"a\", {b=\"c\", d={e=\"f\"}}], nothing=null, number=1, text=\"secretword\", whole=2}";
    private static final String URL = "/v1/secret/data/team/";

    @TempDir private Path folder;
    private Shell shell;
    private VaultStandIn vault;

    @BeforeEach
    void aVault() throws IOException {
        vault = new VaultStandIn();
        shell = new Shell(folder);
        shell.set("VAULT_ADDR", vault.address() + "/");
        shell.set("VAULT_TOKEN", "s.token");
        Files.writeString(folder.resolve(".sops.yaml"), RULES);
        encrypted("e.yaml", PLAIN);
    }

    @AfterEach
    void noVault() {
        vault.close();
    }

    private void encrypted(String name, String plain) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(folder.resolve("p"), plain);
        shell.run(
                "--config",
                "/dev/null",
                "encrypt",
                "--age",
                Shell.RECIPIENT,
                "--filename-override",
                name,
                "--output",
                name,
                "p");
        assertThat(shell.err()).isEmpty();
        Files.delete(folder.resolve("p"));
    }

    @Test
    void theValuesBecomeOneObjectInVault() {
        assertThat(shell.run("publish", "-y", "e.yaml")).as(shell.err()).isZero(); // C180
        assertThat(vault.calls())
                .containsExactly(
                        "GET " + URL + "e.yaml",
                        "PUT " + URL + "e.yaml {data=" + BODY + "}"); // C180, C228
        assertThat(vault.tokens()).containsOnly("s.token"); // C180
        assertThat(shell.out() + shell.err()).isEmpty(); // C177a
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgain() {
        shell.run("publish", "-y", "e.yaml");
        vault.calls();
        assertThat(shell.run("publish", "-y", "e.yaml")).isZero();
        assertThat(vault.calls()).containsExactly("GET " + URL + "e.yaml"); // C180
    }

    @Test
    void anEngineOfVersionOneHasOtherPathsAndIsAlwaysWritten() throws IOException {
        encrypted("old.yaml", "a: b\n");
        shell.run("publish", "-y", "old.yaml");
        shell.run("publish", "-y", "old.yaml");
        assertThat(vault.calls())
                .containsExactly(
                        "PUT /v1/secret/a/b/old.yaml {a=\"b\"}",
                        "PUT /v1/secret/a/b/old.yaml {a=\"b\"}"); // C177, C180
    }

    @Test
    void slashesAreAddedAndAnExtensionIsTaken() throws IOException {
        encrypted("mount.tar.yaml", "a: b\n");
        shell.run("publish", "-y", "mount.tar.yaml");
        assertThat(vault.calls()).contains("GET /v1/engine/data/x/y/mount.tar"); // C177
        shell.run("publish", "-y", "--omit-extensions", "e.yaml");
        assertThat(vault.calls()).contains("GET " + URL + "e"); // C177
    }

    @Test
    void allDocumentsBecomeOneObject() throws IOException {
        encrypted("e.two.yaml", "a: 1\n---\nb: 2\n");
        shell.run("publish", "-y", "e.two.yaml");
        assertThat(vault.calls()).contains("PUT " + URL + "e.two.yaml {data={a=1, b=2}}"); // C180
    }

    @Test
    void aFolderIsPublishedInOrderUnderTheNamesInIt() throws IOException {
        encrypted("d/c.env", "a=b\n");
        encrypted("d/b/x y%.yaml", "a: b\n");
        encrypted("d/a.json", "{\"a\": \"b\"}");
        assertThat(shell.run("publish", "-y", "--recursive", "d")).as(shell.err()).isZero();
        assertThat(vault.calls().stream().filter(call -> call.startsWith("GET")))
                .containsExactly(
                        "GET " + URL + "a.json",
                        "GET " + URL + "b/x%20y%25.yaml",
                        "GET " + URL + "c.env"); // C176, C177
    }

    @Test
    void oneFileKeepsItsNameWhateverIsPublished() {
        shell.run("publish", "-y", "--recursive", "e.yaml");
        assertThat(vault.calls()).contains("GET " + URL + "e.yaml"); // C177
    }

    @Test
    void aFolderNeedsTheFlag() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        assertThat(shell.run("publish", "-y", "d")).isEqualTo(1); // C176
        assertThat(shell.err())
                .contains(
                        "level=fatal msg=\"can't operate on a directory without --recursive flag.\""); // C176
    }

    @Test
    void theFirstFileThatFailsEndsIt() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        Files.writeString(folder.resolve("d/a.yaml"), "a: secret word\n");
        encrypted("d/b.yaml", "a: b\n");
        assertThat(shell.run("publish", "-y", "--recursive", "d")).isEqualTo(1); // C176
        assertThat(shell.err()).startsWith("sops metadata not found").contains("d/a.yaml"); // C176
        assertThat(vault.calls()).isEmpty(); // C176
    }

    @Test
    void nothingIsSentWithoutAnAnswer() {
        String question =
                "uploading "
                        + folder.resolve("e.yaml")
                        + " to "
                        + vault.address()
                        + URL
                        + "e.yaml ? (y/n): ";
        shell.type("n\n");
        assertThat(shell.run("publish", "e.yaml")).isEqualTo(1); // C178
        assertThat(shell.out()).isEqualTo(question); // C178
        assertThat(shell.err())
                .isEqualTo("Publication of " + folder.resolve("e.yaml") + " canceled\n"); // C178
        assertThat(vault.calls()).isEmpty(); // C178
        shell.type("x\ny\n");
        assertThat(shell.run("publish", "e.yaml")).isZero(); // C178
        assertThat(shell.out()).isEqualTo(question + question); // C178
        shell.type("\n");
        assertThat(shell.run("publish", "e.yaml")).isEqualTo(1); // C178
        assertThat(shell.err()).isEqualTo("unexpected newline\n"); // C178
    }

    @Test
    void aFileOfAFolderCanBeLeftOut() throws IOException {
        encrypted("d/a.yaml", "a: b\n");
        encrypted("d/b.yaml", "a: b\n");
        shell.type("n\ny\n");
        assertThat(shell.run("publish", "--recursive", "d")).isZero(); // C178
        assertThat(shell.out())
                .contains("Publication of " + folder.resolve("d/a.yaml") + " canceled\n"); // C178
        assertThat(vault.calls()).hasSize(2).allMatch(call -> call.contains("b.yaml")); // C178
    }

    @Test
    void aRefusalIsOneLineWithoutTokenOrValues() throws IOException {
        encrypted("refused.yaml", PLAIN);
        assertThat(shell.run("publish", "-y", "refused.yaml")).isEqualTo(1); // C176
        assertThat(shell.err())
                .isEqualTo(
                        "cannot publish "
                                + folder.resolve("refused.yaml")
                                + ": PUT "
                                + vault.address()
                                + "/v1/secret/data/refused/refused.yaml: Code: 403. Errors: 1 error"
                                + " occurred:  * permission denied\n"); // C176
    }

    @Test
    void whatCannotBeReadIsWrittenWithAWarning() throws IOException {
        encrypted("unreadable.yaml", "a: b\n");
        assertThat(shell.run("publish", "-y", "unreadable.yaml")).isZero(); // C180
        assertThat(shell.err())
                .startsWith("[PUBLISH]\t")
                .contains(
                        "Cannot check if destination secret already exists in secret/data/un"); // C180
        assertThat(vault.calls()).hasSize(2); // C180
    }

    @Test
    void aTokenThatCannotBeSentIsNotShown() {
        shell.set("VAULT_TOKEN", "s.token\nmore");
        assertThat(shell.run("publish", "-y", "e.yaml")).isEqualTo(1);
        assertThat(shell.err()).contains("VAULT_TOKEN holds characters").doesNotContain("s.token");
    }

    @ParameterizedTest
    @CsvSource({"nothing,is not a usable address", "http://127.0.0.1:1,cannot be reached"})
    void aServerThatIsNotThereIsNamed(String address, String reason) {
        shell.set("VAULT_ADDR", address);
        assertThat(shell.run("publish", "-y", "e.yaml")).isEqualTo(1); // C176
        assertThat(shell.err()).contains(reason, address + "/v1/secret/data/team/e.yaml"); // C176
    }

    @Test
    void aFileThatDoesNotOpenHasTheStatusOfDecrypt() {
        shell.set("SOPS_AGE_KEY", "");
        assertThat(shell.run("publish", "-y", "e.yaml")).isEqualTo(128); // C47
        assertThat(vault.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "two.yaml,error loading config: more than one destinations were found in a single",
        "nowhere.yaml,no destination configured for this file",
        "other.yaml,error loading config: no matching destination found in config",
        "gcs.yaml,gcs://bucket/p/gcs.yaml is not in S3",
    })
    void aDestinationThatCannotBeUsedIsRefused(String name, String reason) throws IOException {
        encrypted(name, "a: b\n");
        assertThat(shell.run("publish", "-y", name)).isEqualTo(1); // C115, C121
        assertThat(shell.err()).contains(reason); // C115, C121
    }

    @Test
    void aPlainFileIsNotTakenToABucket() throws IOException {
        Files.writeString(folder.resolve("s3.yaml"), "a: secret word\n");
        assertThat(shell.run("publish", "-y", "s3.yaml")).isEqualTo(1); // C179
        assertThat(shell.err()).startsWith("sops metadata not found"); // C179
    }

    @Test
    void aFileHasToBeNamedAndToExist() {
        assertThat(shell.run("publish")).isEqualTo(100); // C176
        assertThat(shell.err()).isEqualTo("Error: no file specified\n"); // C176
        assertThat(shell.run("publish", "none")).isEqualTo(1); // C176
        assertThat(shell.err()).isEqualTo("stat none: no such file or directory\n"); // C176
    }

    @Test
    void aConfigurationIsNeeded() throws IOException {
        Files.delete(folder.resolve(".sops.yaml"));
        assertThat(shell.run("publish")).isEqualTo(1); // C108
        assertThat(shell.err()).isEqualTo("config file not found\n"); // C108
    }

    @Test
    void whoAsksIsToldWhatWasPublished() {
        shell.run("publish", "-y", "--verbose", "e.yaml");
        assertThat(shell.err())
                .contains("level=info", "e.yaml published to http://127.0.0.1:"); // C56
    }
}
