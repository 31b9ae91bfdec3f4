package io.github.sops4j.key.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys under passphrases, where these come from, and what a failure says. */
class SecretKeySourcesTest {

    private static final Path GNUPG = PgpUser.RESOURCES.resolve("gnupg-2.4");
    private static final Path MESSAGE = GNUPG.resolve("messages/ecc-pass.asc");
    private static final Path KEY = GNUPG.resolve("secret/ecc-pass.asc");
    private static final String WRONG = "not-the-passphrase";

    @TempDir private Path empty;
    private PgpUser user;
    private String passphrase;

    @BeforeEach
    void somebodyWithAProtectedKey() throws Exception {
        user = new PgpUser(empty);
        passphrase = Files.readString(PgpUser.RESOURCES.resolve("passphrase")).strip();
    }

    @AfterEach
    void close() {
        user.close();
    }

    @Test
    void aPassphraseComesFromAVariable() throws Exception {
        user.with("SOPS_PGP_KEY", Files.readString(KEY)).with("SOPS_PGP_PASSPHRASE", passphrase);

        assertThat(user.open(MESSAGE)).isEqualTo(PgpUser.dataKey());
        assertThat(user.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\nsecond line\n"})
    void aPassphraseIsTheFirstLineOfAFile(String end) throws Exception {
        Path file = Files.writeString(empty.resolve("passphrase"), passphrase + end);
        user.with("SOPS_PGP_KEY_FILE", KEY).with("SOPS_PGP_PASSPHRASE_FILE", file);

        assertThat(user.open(MESSAGE)).isEqualTo(PgpUser.dataKey());
    }

    @Test
    void aPassphraseIsAskedForOnceAndNamesTheKey() throws Exception {
        user.with("SOPS_PGP_KEY_FILE", KEY).typing(passphrase);

        assertThat(user.open(MESSAGE)).isEqualTo(PgpUser.dataKey());
        assertThat(user.open(MESSAGE)).isEqualTo(PgpUser.dataKey());
        assertThat(user.questions)
                .singleElement()
                .asString()
                .startsWith("Enter passphrase for OpenPGP key 0x")
                .endsWith(" in SOPS_PGP_KEY_FILE:");
    }

    @Test
    void aPassphraseThatIsNotAsciiIsTaken() throws Exception {
        user.with("SOPS_PGP_KEY_FILE", GNUPG.resolve("secret/ecc-utf8.asc"))
                .with("SOPS_PGP_PASSPHRASE_FILE", PgpUser.RESOURCES.resolve("passphrase-utf8"));
        user.provider().addPublicKeys(GNUPG.resolve("public/ecc-utf8.asc"));
        String name =
                user.provider().keysIn(GNUPG.resolve("public/ecc-utf8.asc")).get(0).field("fp");

        assertThat(user.open(user.wrap(name, PgpUser.dataKey()))).isEqualTo(PgpUser.dataKey());
    }

    @Test
    void aWrongPassphraseIsSaidAndNotShown() {
        user.with("SOPS_PGP_KEY_FILE", KEY).with("SOPS_PGP_PASSPHRASE", WRONG);

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining("SOPS_PGP_KEY_FILE: 0x")
                .hasMessageContaining("wrong passphrase")
                .hasMessageNotContaining(WRONG)
                .hasNoCause();
    }

    @Test
    void aWrongPassphraseThatWasTypedIsSaidAndNotShown() {
        user.with("SOPS_PGP_KEY_FILE", KEY).typing(WRONG);

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining("wrong passphrase")
                .hasMessageNotContaining(WRONG);
        assertThat(user.questions).hasSize(1);
    }

    @Test
    void aPassphraseFileThatIsMissingIsNamed() {
        user.with("SOPS_PGP_KEY_FILE", KEY).with("SOPS_PGP_PASSPHRASE_FILE", "/no/such/file");

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining(
                        "SOPS_PGP_PASSPHRASE_FILE: open /no/such/file: no such file or directory");
    }

    @Test
    void withoutAnyPassphraseTheReportSaysWhatToSet() {
        user.with("SOPS_PGP_KEY_FILE", KEY);

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining("needs a passphrase, and none is given")
                .hasMessageContaining(
                        "SOPS_PGP_PASSPHRASE and SOPS_PGP_PASSPHRASE_FILE are not set")
                .hasMessageContaining("no gpg-agent is running");
    }

    @Test
    void aPassphraseThatWasTypedServesEveryHiddenRecipient() throws Exception {
        byte[] first =
                PgpArmor.decode(
                        Files.readString(GNUPG.resolve("messages/ecc-hidden.asc")),
                        PgpArmor.MESSAGE);
        byte[] second =
                PgpArmor.decode(
                        Files.readString(GNUPG.resolve("messages/ecc-pass-hidden.asc")),
                        PgpArmor.MESSAGE);
        int session = 2 + (first[1] & 255);
        byte[] both = new byte[session + second.length];
        System.arraycopy(first, 0, both, 0, session);
        System.arraycopy(second, 0, both, session, second.length);
        user.with("SOPS_PGP_KEY_FILE", KEY).typing(passphrase);

        assertThat(user.open(PgpArmor.encode(both))).isEqualTo(PgpUser.dataKey());
        assertThat(user.questions).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOPS_PGP_PASSPHRASE", "SOPS_PGP_PASSPHRASE_FILE"})
    void anEmptyVariableGivesNoPassphrase(String variable) throws Exception {
        user.with("SOPS_PGP_KEY_FILE", KEY).with(variable, "").typing(passphrase);

        assertThat(user.open(MESSAGE)).isEqualTo(PgpUser.dataKey());
    }

    @Test
    void aKeyThatLostItsLineBreaksIsNotCalledSomebodyElses() throws Exception {
        user.with("SOPS_PGP_KEY", Files.readString(KEY).replace('\n', ' '));

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining("SOPS_PGP_KEY: ")
                .hasMessageNotContaining("SOPS_PGP_KEY: no secret key");
    }

    @Test
    void aClosedProviderHasForgottenItsKeys() throws Exception {
        Path file = Files.copy(GNUPG.resolve("secret/ecc.asc"), empty.resolve("key.asc"));
        user.with("SOPS_PGP_KEY_FILE", file);
        Path message = GNUPG.resolve("messages/ecc.asc");
        assertThat(user.open(message)).isEqualTo(PgpUser.dataKey());

        user.close();
        Files.delete(file);

        assertThatThrownBy(() -> user.open(message))
                .hasMessageContaining("SOPS_PGP_KEY_FILE: open");
    }

    @Test
    void aRingThatIsNoneDoesNotHideAKeybox() throws Exception { // K42
        Path home = Files.createDirectories(empty.resolve("home"));
        Files.copy(GNUPG.resolve("home/pubring.kbx"), home.resolve("pubring.kbx"));
        Files.writeString(home.resolve("pubring.gpg"), "hello");

        assertThat(new PublicRing(new PgpUser(home).home()).rings()).isNotEmpty();
    }

    @Test
    void aWrongPassphraseOfAnOlderPrivateKeyFileIsSaid() {
        Path home = PgpUser.RESOURCES.resolve("gnupg-2.2/not-extended");
        try (PgpUser owner = new PgpUser(home).with("SOPS_PGP_PASSPHRASE", WRONG)) {
            assertThatThrownBy(() -> owner.open(home.resolveSibling("messages/ecc-pass.asc")))
                    .hasMessageContaining("wrong passphrase");
        }
    }

    @Test
    void theReportNamesEverySource() { // K46
        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageStartingWith("could not decrypt data key with PGP key: ")
                .hasMessageContaining("SOPS_PGP_KEY: not set")
                .hasMessageContaining("SOPS_PGP_KEY_FILE: not set")
                .hasMessageContaining(empty.resolve("private-keys-v1.d") + ": no such folder")
                .hasMessageContaining(empty.resolve("secring.gpg") + ": no such file")
                .hasMessageContaining("gpg-agent: no gpg-agent is running for " + empty)
                .hasMessageContaining("/no/such/gpg: there is no such program");
    }

    @Test
    void aKeyFileThatDoesNotFitIsNoObstacle() throws Exception {
        try (PgpUser owner = new PgpUser(GNUPG.resolve("home"))) {
            owner.with("SOPS_PGP_KEY_FILE", GNUPG.resolve("secret/rsa2048.asc"))
                    .with("SOPS_PGP_PASSPHRASE", passphrase);

            assertThat(owner.open(MESSAGE)).isEqualTo(PgpUser.dataKey());
        }
    }

    @Test
    void aKeyFileThatIsMissingIsNamed() {
        user.with("SOPS_PGP_KEY_FILE", "/no/such/file");

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining(
                        "SOPS_PGP_KEY_FILE: open /no/such/file: no such file or directory");
    }

    @Test
    void aPublicKeyIsNoSecretKey() {
        user.with("SOPS_PGP_KEY_FILE", GNUPG.resolve("public/ecc.asc"));

        assertThatThrownBy(() -> user.open(MESSAGE))
                .hasMessageContaining("there is no \"-----BEGIN PGP PRIVATE KEY BLOCK-----\"");
    }

    @Test
    void aKeyWhoseSecretPartIsOnACardIsSaidToBeElsewhere() throws Exception {
        Path home = GNUPG.resolve("on-card");
        try (PgpUser owner = new PgpUser(home)) {
            assertThatThrownBy(() -> owner.open(GNUPG.resolve("messages/rsa2048.asc")))
                    .hasMessageContaining("is kept elsewhere (on a card?)");
        }
    }

    @Test
    void aDamagedBlobDoesNotHideTheOthers() throws Exception { // K42
        Path home = Files.createDirectory(empty.resolve("home"));
        byte[] keybox = Files.readAllBytes(GNUPG.resolve("home/pubring.kbx"));
        int second = 32;
        for (int i = second + 40; i < second + 80; i++) {
            keybox[i] ^= 0x55;
        }
        Files.write(home.resolve("pubring.kbx"), keybox);
        int whole = new PublicRing(new PgpUser(GNUPG.resolve("home")).home()).rings().size();

        assertThat(new PublicRing(new PgpUser(home).home()).rings()).hasSize(whole - 1);
    }
}
