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

class GroupsTest {
    private static final String OWN = Shell.RECIPIENT;
    private static final String OTHER =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final String PLAIN = "a: one\nb: 'two' # three\n";
    private static final String THRESHOLD = "--shamir-secret-sharing-threshold";

    @TempDir private Path folder;
    private Shell shell;
    private Path file;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        file = shell.encrypted(PLAIN);
    }

    private void change(String... words) {
        assertThat(shell.run(words)).as(shell.err()).isZero();
    }

    private void addOwn() {
        change("groups", "add", "-i", "-f", "e.yaml", "--age", OWN);
    }

    private String decrypted() {
        assertThat(shell.run("decrypt", "e.yaml")).as(shell.err()).isZero();
        return shell.out();
    }

    private void assertRefused(int status, String error, String... words) throws IOException {
        String before = Files.readString(file);
        assertThat(shell.run(words)).isEqualTo(status);
        assertThat(shell.err()).contains(error);
        assertThat(shell.out()).isEmpty();
        assertThat(file).content().isEqualTo(before);
    }

    private static String fatal(String message) {
        return "level=fatal msg=\"" + message + "\"\n";
    }

    @Test
    void aGroupIsAddedToWhatIsPrinted() throws IOException {
        String before = Files.readString(file);
        change("groups", "add", "-f", "e.yaml", "--age", OTHER);
        assertThat(shell.out()).contains(OWN, OTHER, "shamir_threshold: 2\n"); // C172
        assertThat(file).content().isEqualTo(before); // C172
    }

    @Test
    void aGroupIsAddedInPlace() {
        addOwn();
        assertThat(shell.out()).isEmpty(); // C172
        assertThat(file).content().contains("key_groups:", "shamir_threshold: 2\n"); // C172
        assertThat(decrypted()).isEqualTo(PLAIN); // C172
    }

    @Test
    void theThresholdStaysUnlessItIsNamed() {
        addOwn();
        addOwn();
        assertThat(file).content().contains("shamir_threshold: 2\n"); // C172
        change("groups", "add", "-i", "-f", "e.yaml", "--age", OWN, THRESHOLD, "4");
        assertThat(file).content().contains("shamir_threshold: 4\n"); // C172
        assertThat(decrypted()).isEqualTo(PLAIN); // C172
    }

    @Test
    void severalKeysAreOneGroup() {
        change("groups", "add", "-f", "e.yaml", "--age", OWN + ", " + OTHER, "--age", OTHER);
        assertThat(shell.out().split("recipient:")).hasSize(5); // C172
        assertThat(shell.out()).contains("shamir_threshold: 2\n"); // C172
    }

    @Test
    void aFileReducedToOneGroupCanHaveSeveralAgain() {
        addOwn();
        change("groups", "delete", "-i", "-f", "e.yaml", THRESHOLD, "1", "1");
        assertThat(file).content().contains("shamir_threshold: 1\n").doesNotContain("key_groups");
        assertThat(decrypted()).isEqualTo(PLAIN); // C174
        addOwn();
        assertThat(file).content().contains("shamir_threshold: 2\n"); // C173, C225
        assertThat(decrypted()).isEqualTo(PLAIN); // C173
    }

    @ParameterizedTest
    @CsvSource({
        "--age, zzz, 'Failed to add key: failed to parse input, unknown recipient type: '",
        "--pgp, ABCDEF, error updating one or more master keys",
        "--gcp-kms, x, sops4j does not encrypt for keys of type gcp_kms (--gcp-kms)",
        "--hckms, x, sops4j does not encrypt for keys of type hckms (--hckms)",
        "--age, '', the new group has no keys"
    })
    void aGroupWhoseKeysDoNotEncryptIsNotAdded(String flag, String key, String error)
            throws IOException {
        assertRefused(1, error, "groups", "add", "-i", "-f", "e.yaml", flag, key); // C173, C25
    }

    @Test
    void aGroupWithoutKeysIsNotAdded() throws IOException {
        assertRefused(
                1, "the new group has no keys", "groups", "add", "-i", "-f", "e.yaml"); // C173
    }

    @ParameterizedTest
    @CsvSource({"9, parts cannot be less than threshold", "1, threshold must be at least 2"})
    void aThresholdThatCannotBeIsRefused(String threshold, String error) throws IOException {
        assertRefused(
                1, error, "groups", "add", "-i", "-f", "e.yaml", "--age", OWN, THRESHOLD,
                threshold); // C173
    }

    @Test
    void aGroupIsDeleted() {
        addOwn();
        change("groups", "add", "-i", "-f", "e.yaml", "--age", OTHER);
        change("groups", "delete", "-f", "e.yaml", "0");
        assertThat(shell.out()).contains(OWN, OTHER).contains("shamir_threshold: 2\n"); // C174
        change("groups", "delete", "-i", "-f", "e.yaml", "2");
        assertThat(file).content().doesNotContain(OTHER); // C174, C194
        assertThat(decrypted()).isEqualTo(PLAIN); // C174
    }

    @Test
    void aGroupThatIsNeededStays() throws IOException {
        addOwn();
        assertRefused(
                1,
                fatal(
                        "removing this key group will make the Shamir threshold impossible to satisfy:"
                                + " Shamir threshold is 2, but we only have 1 key groups"),
                "groups",
                "delete",
                "-i",
                "-f",
                "e.yaml",
                "0"); // C174
    }

    @Test
    void thereIsNothingToDelete() throws IOException {
        assertRefused(
                1,
                "there is no key group 7: the file has 1, the first of which is group 0",
                "groups",
                "delete",
                "-i",
                "-f",
                "e.yaml",
                "7"); // C174, C224
        assertRefused(
                1,
                "this is the only key group",
                "groups",
                "delete",
                "-i",
                "-f",
                "e.yaml",
                "0"); // C174
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1", "", " 1", "1_0", "+1", "x"})
    void anIndexIsADecimalNumber(String index) throws IOException {
        assertRefused(
                1,
                fatal(
                        "failed to parse [index] argument: strconv.ParseUint: parsing \\\""
                                + index
                                + "\\\": invalid syntax"),
                "groups",
                "delete",
                "-f",
                "no.yaml",
                index); // C40
    }

    @Test
    void anIndexMayBeTooLarge() throws IOException {
        assertRefused(
                1, "value out of range", "groups", "delete", "-f", "e.yaml", "9".repeat(20)); // C40
    }

    @Test
    void anIndexWithASignIsAFlag() {
        assertThat(shell.run("groups", "delete", "-f", "e.yaml", "-1")).isEqualTo(1);
        assertThat(shell.out())
                .startsWith("Incorrect Usage: flag provided but not defined: -1"); // C191
        assertThat(shell.err()).endsWith(fatal("flag provided but not defined: -1")); // C191
    }

    @Test
    void operandsAreCounted() throws IOException {
        assertRefused(1, "error: no positional arguments allowed\n", "groups", "add", "x"); // C40
        String one = "error: exactly one positional argument (index) required\n";
        assertRefused(1, one, "groups", "delete", "-f", "e.yaml"); // C40
        assertRefused(1, one, "groups", "delete", "-f", "e.yaml", "0", "1"); // C40
    }

    @Test
    void aFileThatCannotBeReadIsNamedAsOnTheLine() throws IOException {
        assertRefused(
                2, "Error reading file: open : no such file or directory", "groups", "add"); // C40
        assertRefused(
                2,
                "Error reading file: open no.yaml: no such file or directory\n",
                "groups",
                "delete",
                "-f",
                "no.yaml",
                "0"); // C28, C40
        assertRefused(1, "sops metadata not found", "groups", "add", "-f", "p.yaml", "--age", OWN);
    }

    @Test
    void whoCannotOpenTheFileIsToldAsSopsDoes() throws IOException {
        String[] add = {"groups", "add", "-i", "-f", "e.yaml", "--age", OWN};
        addOwn();
        shell.set("SOPS_AGE_KEY", "");
        assertRefused(
                1,
                fatal("Error getting data key: 2 successful groups required, got 0"),
                add); // C175, C195
        assertThat(shell.err()).contains("Group 1: FAILED\n  " + OWN + ": FAILED\n"); // C175
    }

    @Test
    void tooFewPartsWithoutThresholdEndInOneLine() throws IOException {
        change("groups", "add", "-i", "-f", "e.yaml", "--age", OTHER);
        Files.writeString(
                file, Files.readString(file).replaceAll("    shamir_threshold: .*\n", ""));
        String[] add = {"groups", "add", "-i", "-f", "e.yaml", "--age", OWN};
        assertRefused(
                1,
                fatal(
                        "could not get data key from shamir parts: less than two parts cannot be used"
                                + " to reconstruct the secret"),
                add); // K11, C175
        assertThat(shell.err()).hasLineCount(1);
    }

    @Test
    void aTerminalShowsInColoursWhichKeysFailed() {
        addOwn();
        shell.set("SOPS_AGE_KEY", "");
        shell.useTerminal();
        shell.run("groups", "add", "-f", "e.yaml", "--age", OWN);
        assertThat(shell.err()).contains("Group 0: \u001b[31mFAILED\u001b[0m\n"); // K22, C208
        shell.run("decrypt", "e.yaml");
        assertThat(shell.err()).contains("Group 0: \u001b[31mFAILED\u001b[0m\n"); // K22, C208
    }

    @Test
    void theVersionIsNotLookedAt() throws IOException {
        Files.writeString(file, Files.readString(file).replace("version: 3.13.3", "version: x"));
        addOwn();
        assertThat(file).content().contains("version: x\n"); // C213
    }
}
