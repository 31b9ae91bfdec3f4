package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.age.TestKeys;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenPGP keys that an application has in its hands. */
class GivenSecretKeysTest {
    private static final Path KEYS = Path.of("../spec/vectors/keys");
    private static final byte[] SECRET = "a data key of thirty-two bytes..".getBytes(UTF_8);

    private static MasterKey wrapped(PgpKeyProvider provider, String name) throws KeyException {
        MasterKey key = provider.parse(TestKeys.recipient(name)).get(0);
        return key.withEncrypted(provider.wrap(key, SECRET));
    }

    private static String text(String name) {
        try {
            return Files.readString(KEYS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char[] passphrase() {
        return text("pgp-pass.pass").strip().toCharArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgp-rsa", "pgp-ecc"})
    void aSecretKeyOpensWhatItsPublicPartWraps(String name) throws KeyException {
        String armored = text(name + ".asc");
        try (PgpKeyProvider given = PgpKeyProvider.withSecretKeys(armored, null)) {
            assertThat(given.unwrap(wrapped(given, name))).isEqualTo(SECRET);
        }
    }

    @Test
    void everyKeyOfATextIsTried() throws KeyException {
        String armored = text("pgp-rsa.asc") + "\n" + text("pgp-ecc.asc");
        try (PgpKeyProvider given = PgpKeyProvider.withSecretKeys(armored, null)) {
            assertThat(given.unwrap(wrapped(given, "pgp-ecc"))).isEqualTo(SECRET);
        }
    }

    @Test
    void aPassphraseIsCopiedSoItsOwnerMayWipeIt() throws KeyException {
        char[] passphrase = passphrase();
        Path file = KEYS.resolve("pgp-pass.asc");
        try (PgpKeyProvider given = PgpKeyProvider.withSecretKeyFile(file, passphrase)) {
            Arrays.fill(passphrase, '\0');
            assertThat(given.unwrap(wrapped(given, "pgp-pass"))).isEqualTo(SECRET);
        }
    }

    @Test
    void aWrongPassphraseIsSaidAndNotShown() throws KeyException {
        Path file = KEYS.resolve("pgp-pass.asc");
        try (PgpKeyProvider given =
                PgpKeyProvider.withSecretKeyFile(file, "incorrect".toCharArray())) {
            MasterKey key = wrapped(given, "pgp-pass");
            assertThatThrownBy(() -> given.unwrap(key))
                    .hasMessageContaining("wrong passphrase")
                    .hasMessageNotContaining("incorrect");
        }
    }

    @Test
    void nobodyIsAskedForAPassphrase() throws KeyException {
        Path file = KEYS.resolve("pgp-pass.asc");
        try (PgpKeyProvider given = PgpKeyProvider.withSecretKeyFile(file, null)) {
            MasterKey key = wrapped(given, "pgp-pass");
            assertThatThrownBy(() -> given.unwrap(key))
                    .hasMessageContaining("no passphrase was given for OpenPGP key 0x")
                    .hasMessageEndingWith(" in " + file);
        }
    }

    @Test
    void publicKeysOfOthersCanBeAdded() throws KeyException {
        String armored = text("pgp-ecc.asc");
        Path others = PgpUser.RESOURCES.resolve("gnupg-2.4/public/rsa2048.asc");
        try (PgpKeyProvider given = PgpKeyProvider.withSecretKeys(armored, null)) {
            MasterKey other = given.keysIn(others).get(0);
            assertThat(given.wrap(other, SECRET)).startsWith("-----BEGIN PGP MESSAGE-----");
        }
    }

    @Test
    void aTextWithoutASecretKeyIsRefused() {
        assertThatThrownBy(() -> PgpKeyProvider.withSecretKeys("no key", null))
                .isInstanceOf(SopsException.class)
                .hasMessageStartingWith("the OpenPGP keys in 'text with secret keys': there is no")
                .extracting(failure -> ((SopsException) failure).kind())
                .isEqualTo(Kind.KEYS);
    }

    @Test
    void aFileThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(
                        () -> PgpKeyProvider.withSecretKeyFile(Path.of("/no/such/key.asc"), null))
                .isInstanceOf(SopsException.class)
                .hasMessageContaining("open /no/such/key.asc: no such file or directory");
    }

    @Test
    void afterClosingNothingIsOpened() throws KeyException {
        PgpKeyProvider given = PgpKeyProvider.withSecretKeys(text("pgp-ecc.asc"), null);
        MasterKey key = wrapped(given, "pgp-ecc");
        given.close();
        assertThatThrownBy(() -> given.unwrap(key)).hasMessage("the OpenPGP keys were closed");
    }

    @Test
    void withoutAnAccountNoGnupgIsUsed() throws KeyException {
        UserEnvironment nothing = UserEnvironment.of(Map.of());
        MasterKey key;
        try (PgpKeyProvider given = PgpKeyProvider.withSecretKeys(text("pgp-ecc.asc"), null)) {
            key = wrapped(given, "pgp-ecc");
        }
        try (PgpKeyProvider provider = new PgpKeyProvider(nothing)) {
            assertThatThrownBy(() -> provider.unwrap(key))
                    .hasMessage(
                            "could not decrypt data key with PGP key: SOPS_PGP_KEY: not set;"
                                    + " SOPS_PGP_KEY_FILE: not set");
            assertThatThrownBy(() -> provider.wrap(key, SECRET))
                    .hasMessageEndingWith("; there is no place to look for it");
        }
    }
}
