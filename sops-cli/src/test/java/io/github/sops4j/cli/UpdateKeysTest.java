package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateKeysTest {
    private static final String OWN = Shell.RECIPIENT;
    private static final String OTHER =
            "age1epnvs7zyc67nl9lsmc4d7e58rsrjayu035ve4knguwrnw6qtyd6sqqmyxy";
    private static final String PLAIN = "a: one\nb: 'two' # three\n";
    private static final String ADDED =
            "The following changes will be made to the file's groups:\nGroup 1\n    "
                    + OWN
                    + "\n+++ "
                    + OTHER
                    + "\n";

    @TempDir private Path folder;
    private Shell shell;
    private Path file;

    @BeforeEach
    void anEncryptedFile() throws IOException {
        shell = new Shell(folder);
        file = shell.encrypted(PLAIN);
    }

    private void rule(String rule) throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), "creation_rules: [{" + rule + "}]\n");
    }

    private static String flat(String... recipients) {
        return "age: '" + String.join(",", recipients) + "'";
    }

    private static String groups(String... recipients) {
        return "key_groups: [{age: [" + String.join("]}, {age: [", recipients) + "]}]";
    }

    private String notices() {
        return shell.err().replaceAll("(?m)^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ", "TIME ");
    }

    private String update(String rule) throws IOException {
        rule(rule);
        assertThat(shell.run("updatekeys", "-y", "e.yaml")).as(shell.err()).isZero();
        return shell.out();
    }

    @Test
    void aFileGetsTheKeysOfItsRule() throws IOException {
        assertThat(update(flat(OWN, OTHER))).isEqualTo(ADDED); // C167
        assertThat(notices())
                .isEqualTo(
                        "TIME Syncing keys for file "
                                + file
                                + "\nTIME File "
                                + file
                                + " synced with new keys\n"); // C99, C166, C170
        shell.run("decrypt", "e.yaml");
        assertThat(shell.out()).isEqualTo(PLAIN); // C170
    }

    @Test
    void aFileThatHasThemIsLeftAlone() throws IOException {
        update(flat(OWN, OTHER));
        String before = Files.readString(file);
        assertThat(update(flat(OTHER, OWN))).isEmpty(); // C166
        assertThat(notices()).endsWith("TIME File " + file + " already up to date\n"); // C166
        assertThat(file).content().isEqualTo(before); // C166
    }

    @Test
    void keysAreNamedInTheOrderOfTheRuleAndThoseRemovedInTheOrderOfTheFile() throws IOException {
        update(flat(OWN, OTHER));
        assertThat(update(groups(OTHER, OWN)))
                .endsWith("Group 1\n    " + OTHER + "\n--- " + OWN + "\nGroup 2\n+++ " + OWN + "\n")
                .doesNotContain("shamir"); // C167, C194
        assertThat(file).content().contains("shamir_threshold: 2\n"); // C168
    }

    @Test
    void aRuleWithoutKeysIsRefused() throws IOException {
        String before = Files.readString(file);
        rule("encrypted_regex: x");
        assertThat(shell.run("updatekeys", "-y", "e.yaml")).isEqualTo(1);
        assertThat(shell.out()).endsWith("Group 1\n--- " + OWN + "\n"); // C167
        assertThat(shell.err())
                .endsWith(
                        "\nerror updating one or more master keys: [empty key group provided]\n"); // C168
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void theThresholdOfTheRuleCounts() throws IOException {
        assertThat(update("shamir_threshold: 2, " + groups(OWN, OWN, OWN)))
                .contains("groups:\n+++ shamir_threshold: 2\nGroup 1\n"); // C168, C226
        assertThat(update("shamir_threshold: 3, " + groups(OWN, OWN, OWN)))
                .contains("groups:\n+++ shamir_threshold: 3\n--- shamir_threshold: 2\nGroup 1\n");
        assertThat(file).content().contains("shamir_threshold: 3\n"); // C168
        assertThat(update("shamir_threshold: 3, " + groups(OWN, OWN, OWN))).isEmpty(); // C168
    }

    @Test
    void aThresholdThatTheGroupsCannotReachIsRefused() throws IOException {
        rule("shamir_threshold: 3, " + groups(OWN, OWN));
        assertThat(shell.run("updatekeys", "-y", "e.yaml")).isEqualTo(1); // C168
        assertThat(shell.err()).contains("parts cannot be less than threshold"); // K10
    }

    @Test
    void whereTheRuleStatesNoneTheThresholdOfTheFileStays() throws IOException {
        update("shamir_threshold: 2, " + groups(OWN, OWN, OWN));
        assertThat(update(groups(OWN, OWN, OWN, OTHER)))
                .contains("groups:\nshamir_threshold: 2\nGroup 1\n"); // C168
        assertThat(file).content().contains("shamir_threshold: 2\n"); // C168
    }

    @Test
    void aFileWithoutThresholdNeedsAllGroups() throws IOException {
        update(groups(OWN, OWN));
        Files.writeString(
                file, Files.readString(file).replaceAll("    shamir_threshold: .*\n", ""));
        assertThat(update(groups(OWN, OWN, OWN))).doesNotContain("shamir"); // C168
        assertThat(file).content().contains("shamir_threshold: 3\n"); // C168
    }

    @Test
    void aFileReducedToOneGroupCanHaveSeveralAgain() throws IOException {
        update(groups(OWN, OWN));
        assertThat(update(flat(OWN)))
                .contains(
                        "groups:\n+++ shamir_threshold: 1\n--- shamir_threshold: 2\nGroup 1\n"); // C168
        assertThat(file).content().contains("shamir_threshold: 1\n"); // C168
        assertThat(update(flat(OWN))).isEmpty(); // C168
        assertThat(update(groups(OWN, OWN, OWN)))
                .contains(
                        "groups:\n+++ shamir_threshold: 3\n--- shamir_threshold: 1\nGroup 1\n"); // C168
        shell.run("decrypt", "e.yaml");
        assertThat(shell.out()).isEqualTo(PLAIN);
    }

    @Test
    void aKeyOfAServiceThatIsNotKnownHereStaysWithTheFile() throws IOException {
        String key =
                "    gcp_kms:\n        - created_at: \"2020-01-01T00:00:00Z\"\n          enc: x\n";
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("sops:\n", "sops:\n" + key + "          resource_id: p/k\n"));
        assertThat(update("gcp_kms: p/k, " + flat(OWN, OTHER))).contains("    p/k\n"); // C167, F62
        assertThat(file).content().contains(key, OTHER); // F62
        rule("gcp_kms: 'p/k, p/other', " + flat(OWN));
        assertThat(shell.run("updatekeys", "-y", "e.yaml")).isEqualTo(1);
        assertThat(shell.err())
                .contains("\"p/other\": keys of type 'gcp_kms' are not supported"); // K2
        assertThat(file).content().contains(key, OTHER); // K2
    }

    @Test
    void variablesOfOtherCommandsHaveNoEffect() throws IOException {
        shell.set("SOPS_AGE_RECIPIENTS", OTHER);
        shell.set("SOPS_DECRYPTION_ORDER", "age,age");
        assertThat(update(flat(OWN))).isEmpty(); // C24, C192
        assertThat(shell.run("updatekeys", "--decryption-order", "age", "e.yaml")).isEqualTo(1);
        assertThat(shell.err()).contains("flag provided but not defined: -decryption-order"); // C24
    }

    @Test
    void rulesMatchFromTheFolderOfTheConfiguration() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.copy(file, folder.resolve("sub/e.yaml"));
        rule("path_regex: ^sub/e, " + flat(OWN, OTHER));
        assertThat(shell.run("updatekeys", "-y", "sub/e.yaml")).as(shell.err()).isZero();
        assertThat(folder.resolve("sub/e.yaml")).content().contains(OTHER); // C193
    }

    @Test
    void ofSeveralFilesThoseThatFailAreCounted() throws IOException {
        rule(flat(OWN, OTHER));
        Files.createDirectory(folder.resolve("d"));
        assertThat(shell.run("updatekeys", "-y", "no.yaml", "d", "e.yaml", "p.yaml")).isEqualTo(1);
        assertThat(shell.out()).isEqualTo(ADDED); // C171
        assertThat(shell.err())
                .contains("level=error msg=\"stat " + folder.resolve("no.yaml") + ": no such file")
                .contains("level=error msg=\"can't operate on a directory\"\n")
                .contains("level=error msg=\"sops metadata not found")
                .endsWith("\nfailed updating 3 key(s)\n"); // C171
        assertThat(file).content().contains(OTHER); // C171
    }

    @Test
    void withoutAConfigurationNothingElseIsLookedAt() {
        assertThat(shell.run("updatekeys")).isEqualTo(1); // C108
        assertThat(shell.err()).isEqualTo("config file not found\n"); // C108
    }

    @Test
    void whatIsWrongWithTheLine() throws IOException {
        rule(flat(OWN));
        assertThat(shell.run("updatekeys")).isEqualTo(100);
        assertThat(shell.err()).isEqualTo("Error: no file specified\n"); // C47
        assertThat(shell.run("updatekeys", "no.yaml")).isEqualTo(1);
        assertThat(shell.err())
                .isEqualTo(
                        "stat "
                                + folder.resolve("no.yaml")
                                + ": no such file or directory\n"); // C166
        assertThat(shell.run("updatekeys", ".")).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("can't operate on a directory\n"); // C166
    }

    @Test
    void aConfigurationWithoutRulesIsNamedAsItWasFound() throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), "{}\n");
        assertThat(shell.run("updatekeys", "e.yaml")).isEqualTo(1);
        assertThat(shell.err())
                .endsWith(
                        "\nThe config file .sops.yaml does not contain any creation rule\n"); // C166
        Path named = folder.resolve(".sops.yaml");
        shell.run("--config", named.toString(), "updatekeys", "e.yaml");
        assertThat(shell.err()).contains("The config file " + named + " does not"); // C166
        rule("path_regex: none");
        assertThat(shell.run("updatekeys", "e.yaml")).isEqualTo(1);
        assertThat(shell.err()).contains("no matching creation rules found"); // C166
    }

    @Test
    void whoCannotOpenTheFileSeesTheChangesFirst() throws IOException {
        rule(flat(OWN, OTHER));
        shell.set("SOPS_AGE_KEY", "");
        assertThat(shell.run("updatekeys", "-y", "e.yaml")).isEqualTo(128); // C170
        assertThat(shell.out()).isEqualTo(ADDED); // C170
        assertThat(file).content().doesNotContain(OTHER); // C170
    }

    @Test
    void theTypeOfAFileCanBeNamed() throws IOException {
        Path renamed = Files.copy(file, folder.resolve("e.enc"));
        rule(flat(OWN, OTHER));
        assertThat(shell.run("updatekeys", "-y", "e.enc")).isEqualTo(1); // C26
        assertThat(shell.run("updatekeys", "-y", "--input-type", "yaml", "e.enc")).isZero(); // C26
        assertThat(renamed).content().contains(OTHER); // C26
    }

    @Test
    void aFileOfAnyFormatKeepsItsLayout() throws IOException {
        for (String plain :
                new String[] {
                    "a.json:{\"a\":   1}", "a.env:A=1\n\n# c\nB=2", "a.ini:[s]\na = 1\n"
                }) {
            String name = plain.substring(0, plain.indexOf(':'));
            String content = plain.substring(plain.indexOf(':') + 1);
            Files.writeString(folder.resolve(name), content);
            rule(flat(OWN));
            assertThat(shell.run("encrypt", "-i", name)).isZero();
            rule(flat(OWN, OTHER));
            assertThat(shell.run("updatekeys", "-y", name)).as(shell.err()).isZero();
            assertThat(folder.resolve(name)).content().contains(OTHER); // C170
            shell.run("decrypt", name);
            assertThat(shell.out()).isEqualTo(content); // C170
        }
    }
}
