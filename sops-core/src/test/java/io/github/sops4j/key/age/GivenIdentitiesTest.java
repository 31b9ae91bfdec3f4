package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities that an application has in its hands. */
class GivenIdentitiesTest {
    private static final byte[] SECRET = "a data key of thirty-two bytes..".getBytes(UTF_8);

    private static MasterKey wrappedFor(String recipient) throws KeyException {
        try (AgeKeyProvider provider = new AgeKeyProvider(UserEnvironment.of(Map.of()))) {
            MasterKey key = provider.parse(TestKeys.recipient(recipient)).get(0);
            return key.withEncrypted(provider.wrap(key, SECRET));
        }
    }

    @Test
    void theIdentityOfATextOpensWhatItsRecipientWraps() throws KeyException {
        try (AgeKeyProvider given = AgeKeyProvider.withIdentities(TestKeys.text("age-1.txt"))) {
            assertThat(given.unwrap(wrappedFor("age-1"))).isEqualTo(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age-1", "age-hybrid"})
    void everyIdentityOfATextIsTried(String recipient) throws KeyException {
        String text = TestKeys.text("age-1.txt") + "\r\n" + TestKeys.text("age-hybrid.txt");
        try (AgeKeyProvider given = AgeKeyProvider.withIdentities(text)) {
            assertThat(given.unwrap(wrappedFor(recipient))).isEqualTo(SECRET);
        }
    }

    @Test
    void anIdentityComesFromAFile() throws KeyException {
        try (AgeKeyProvider given = AgeKeyProvider.withIdentityFile(TestKeys.path("age-2.txt"))) {
            assertThat(given.unwrap(wrappedFor("age-2"))).isEqualTo(SECRET);
        }
    }

    @Test
    void whoOpenedAKeyIsTold() throws KeyException {
        try (AgeKeyProvider given = AgeKeyProvider.withIdentityFile(TestKeys.path("age-2.txt"))) {
            StringBuilder told = new StringBuilder();
            given.unwrap(wrappedFor("age-2"), told::append);
            assertThat(told.toString()).isEqualTo(TestKeys.path("age-2.txt").toString());
        }
    }

    @Test
    void aKeyForSomebodyElseIsNotOpenedAndNoOtherPlaceIsNamed() throws KeyException {
        MasterKey key = wrappedFor("age-2");
        try (AgeKeyProvider given = AgeKeyProvider.withIdentities(TestKeys.text("age-1.txt"))) {
            assertThatThrownBy(() -> given.unwrap(key))
                    .isInstanceOf(KeyException.class)
                    .hasMessage(
                            "failed to create reader for decrypting sops data key with age:"
                                    + " identity did not match any of the recipients: incorrect"
                                    + " identity for recipient block (text with identities)");
        }
    }

    @Test
    void aFileThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> AgeKeyProvider.withIdentityFile(Path.of("/no/such/keys.txt")))
                .isInstanceOf(SopsException.class)
                .hasMessage(
                        "failed to open age identity file: open /no/such/keys.txt: no such file or"
                                + " directory")
                .extracting(failure -> ((SopsException) failure).kind())
                .isEqualTo(Kind.KEYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# a comment\n", "\n\n"})
    void aTextWithoutAnIdentityIsRefused(String text) {
        assertThatThrownBy(() -> AgeKeyProvider.withIdentities(text))
                .isInstanceOf(SopsException.class)
                .hasMessageContaining("there is no age identity in 'text with identities'");
    }

    @Test
    void aMalformedIdentityIsRefusedAndNotShown() {
        String secret = TestKeys.secret("age-1.txt");
        assertThatThrownBy(() -> AgeKeyProvider.withIdentities(secret.replace('Q', 'P')))
                .isInstanceOf(SopsException.class)
                .hasMessageStartingWith("failed to parse 'text with identities' age identities: ")
                .hasMessageNotContaining(secret.substring(20, 30));
    }

    @Test
    void nobodyIsAskedForTheirPassphrase() throws KeyException {
        MasterKey key = wrappedFor("age-passphrase");
        Path file = TestKeys.path("age-passphrase.age");
        try (AgeKeyProvider given = AgeKeyProvider.withIdentityFile(file)) {
            assertThatThrownBy(() -> given.unwrap(key))
                    .hasMessageContaining("could not read passphrase: nobody can be asked");
        }
    }

    @Test
    void afterClosingNothingIsOpened() throws KeyException {
        MasterKey key = wrappedFor("age-1");
        AgeKeyProvider given = AgeKeyProvider.withIdentities(TestKeys.text("age-1.txt"));
        given.close();
        assertThatThrownBy(() -> given.unwrap(key))
                .hasMessageContaining("the identities were closed");
    }
}
