package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sops doctor, which SOPS does not have. */
class DoctorTest {
    private static final Path KEYS =
            Path.of("..", "spec", "vectors", "keys").toAbsolutePath().normalize();
    private static final String OTHER =
            "age1k62d0nvlw2smgn07kxf3h6e7nx25x03zw3arv238w7p0ek9legxqt5na9u";
    private static final String PGP = "690902C661A81AA7A8D90329FBD8C7622B5417FB";
    private static final String ARN = "arn:aws:kms:eu-west-1:111122223333:key/gone";

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void aPerson() throws IOException {
        shell = new Shell(folder);
        shell.set("GNUPGHOME", folder.resolve("gnupg").toString());
        shell.set("SOPS_GPG_EXEC", "/none/gpg");
        Files.writeString(folder.resolve("p.yaml"), "a: secret word\n");
    }

    private void encrypt(String... keys) {
        String[] words = {"encrypt", "--output", "e.yaml", keys[0], keys[1], "p.yaml"};
        assertThat(shell.run(words)).as(shell.err()).isZero();
    }

    private void rules(String text) throws IOException {
        Files.writeString(folder.resolve(".sops.yaml"), text);
    }

    private void encryptByRule() {
        assertThat(shell.run("encrypt", "--output", "e.yaml", "p.yaml")).as(shell.err()).isZero();
    }

    private void replace(String old, String text) throws IOException {
        Path file = folder.resolve("e.yaml");
        String before = Files.readString(file);
        assertThat(before).contains(old);
        Files.writeString(file, before.replace(old, text));
    }

    private String doctor(int status) {
        assertThat(shell.run("doctor", "e.yaml")).as(shell.err()).isEqualTo(status);
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).doesNotContain("secret word", "AGE-SECRET-KEY");
        return shell.out();
    }

    @Test
    void aFileThatOpensIsDescribedAFactALine() {
        encrypt("--age", Shell.RECIPIENT);
        assertThat(doctor(0).replaceFirst("lastmodified: .*", "lastmodified: …"))
                .isEqualTo(
                        "file: "
                                + folder.resolve("e.yaml")
                                + "\nformat: yaml\nversion: 3.13.3\nlastmodified: …\n"
                                + "selector: unencrypted_suffix _unencrypted\n"
                                + "group 0: opens\n  age "
                                + Shell.RECIPIENT
                                + ": opened by SOPS_AGE_KEY\n"
                                + "data key: recovered\nmac: fits\n"
                                + "config: no .sops.yaml in "
                                + folder
                                + " nor above it\n");
    }

    @Test
    void everyKeyIsAskedAlsoBehindOneThatOpens() {
        encrypt("--age", Shell.RECIPIENT + "," + OTHER);
        assertThat(doctor(0))
                .contains(
                        "  age " + Shell.RECIPIENT + ": opened by SOPS_AGE_KEY\n",
                        "  age " + OTHER + ": not opened\n    failed to create reader ");
    }

    @Test
    void itIsToldWhichFileAnIdentityIsIn() {
        encrypt("--age", OTHER);
        shell.set("SOPS_AGE_KEY", "");
        shell.set("SOPS_AGE_KEY_FILE", KEYS.resolve("age-1.txt").toString());
        assertThat(doctor(0)).contains("  age " + OTHER + ": opened by SOPS_AGE_KEY_FILE");
    }

    @Test
    void whereItLookedInVainIsToldAndTheStatusIsThatOfDecrypt() {
        encrypt("--age", OTHER);
        assertThat(doctor(128)) // C47
                .contains(
                        "group 0: does not open\n",
                        "Did not find keys in locations 'SOPS_AGE_SSH_PRIVATE_KEY_FILE'",
                        "data key: not recovered\nmac: not looked at\n");
    }

    @Test
    void anOpenPgpKeyIsToldByItsPlace() throws IOException {
        shell.set("SOPS_PGP_KEY_FILE", KEYS.resolve("pgp-rsa.asc").toString());
        Files.copy(
                KEYS.resolveSibling("cases/keys/pgp-rsa/encrypted.yaml"), folder.resolve("e.yaml"));
        assertThat(doctor(0)).contains("  pgp " + PGP + ": opened by SOPS_PGP_KEY_FILE\n");
        shell.set("SOPS_PGP_KEY_FILE", "");
        assertThat(doctor(128))
                .contains("  pgp " + PGP + ": not opened\n", "SOPS_PGP_KEY: not set"); // K20
    }

    @Test
    void groupsAreCounted() throws IOException {
        rules(
                "creation_rules:\n  - shamir_threshold: 2\n    key_groups:\n      - age: ['"
                        + Shell.RECIPIENT
                        + "']\n      - age: ['"
                        + OTHER
                        + "']\n      - age: ['"
                        + Shell.RECIPIENT
                        + "']\n");
        encryptByRule();
        assertThat(doctor(0))
                .contains("group 1: does not open\n", "threshold: 2 of 3 groups, 2 open\n"); // K11
    }

    @Test
    void aTypeThatNobodyHereKnowsIsToldBesideTheOthers() throws IOException {
        encrypt("--age", Shell.RECIPIENT);
        replace(
                "    age:\n",
                "    gcp_kms:\n        - resource_id: p/a\n          created_at: \"2020-01-01T00:00:00Z\"\n"
                        + "          enc: x\n    age:\n");
        assertThat(doctor(0))
                .contains(
                        "  gcp_kms p/a: not opened\n    keys of type 'gcp_kms' are not supported by"
                                + " this program\n");
    }

    @Test
    void aKeyServiceOutOfReachIsAReasonLikeAnyOther() throws IOException {
        encrypt("--age", Shell.RECIPIENT);
        replace(
                "    age:\n",
                "    kms:\n        - arn: "
                        + ARN
                        + "\n          created_at: \"2020-01-01T00:00:00Z\"\n"
                        + "          enc: eA==\n          aws_profile: \"\"\n    age:\n");
        shell.set("AWS_ACCESS_KEY_ID", "a");
        shell.set("AWS_EC2_METADATA_DISABLED", "true");
        assertThat(doctor(0))
                .contains(
                        "  kms " + ARN + ": not opened\n    failed to decrypt sops data key",
                        "  age " + Shell.RECIPIENT + ": opened by SOPS_AGE_KEY\n");
    }

    @Test
    void aChangedValueIsSeen() throws IOException {
        Files.writeString(folder.resolve("p.yaml"), "a: secret word\nb_unencrypted: one\n");
        encrypt("--age", Shell.RECIPIENT);
        replace("b_unencrypted: one", "b_unencrypted: two");
        assertThat(doctor(51)).contains("data key: recovered\nmac: MAC mismatch."); // C47
    }

    @Test
    void aValueFromElsewhereIsSeen() throws IOException {
        encrypt("--age", Shell.RECIPIENT);
        replace("a: ENC", "b: ENC");
        assertThat(doctor(25))
                .contains("data key: recovered\nvalues: Error decrypting tree"); // C47
    }

    @Test
    void theRuleIsNamedAndComparedWithTheFile() throws IOException {
        rules(
                "creation_rules:\n  - path_regex: ^x\n    age: "
                        + OTHER
                        + "\n  - path_regex: \\.yaml$\n    age: "
                        + Shell.RECIPIENT
                        + "\n");
        encryptByRule();
        assertThat(doctor(0))
                .contains(
                        "config: " + folder.resolve(".sops.yaml") + "\n",
                        "rule: creation_rules[1], path_regex \\.yaml$\n",
                        "keys: those of the rule\n");
    }

    @Test
    void keysThatTheRuleDoesNotNameAreShown() throws IOException {
        encrypt("--age", Shell.RECIPIENT);
        rules("creation_rules:\n  - age: " + OTHER + "\n");
        assertThat(doctor(0))
                .contains("keys: not those of the rule; ")
                .endsWith(
                        "  Group 1\n  +++ " + OTHER + "\n  --- " + Shell.RECIPIENT + "\n"); // C167
    }

    @Test
    void aRuleThatCannotBeUsedIsToldAndTheFileOpensAllTheSame() throws IOException {
        encrypt("--age", Shell.RECIPIENT);
        rules("creation_rules:\n  - path_regex: ^other\n    age: " + OTHER + "\n");
        assertThat(doctor(0)).contains("rule: cannot be used: error loading config: no matching");
    }

    @Test
    void whatIsNoEncryptedFileIsRefusedAsByDecrypt() {
        assertThat(shell.run("doctor")).isEqualTo(100); // C47
        assertThat(shell.run("doctor", "none.yaml")).isEqualTo(100); // C47
        assertThat(shell.run("doctor", "p.yaml")).isEqualTo(1); // C47
        assertThat(shell.err()).startsWith("sops metadata not found"); // C29
    }
}
