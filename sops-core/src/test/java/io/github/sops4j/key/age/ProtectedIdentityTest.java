package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedIdentityTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private Path home;
    private TestUser user;
    private MasterKey key;

    @BeforeEach
    void anIdentityFileUnderAPassphrase(@TempDir Path folder) throws KeyException {
        home = folder;
        user = new TestUser(folder).with("SOPS_AGE_KEY_FILE", TestKeys.path("age-passphrase.age"));
        key = user.wrapped(TestKeys.recipient("age-passphrase"), SECRET);
    }

    @AfterEach
    void wipe() {
        user.close();
    }

    @Test
    void thePassphraseOpensIt() throws KeyException { // K52
        user.typing(TestKeys.text("age-passphrase.pass").strip());

        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
        assertThat(user.questions)
                .containsExactly("Enter passphrase for identity 'SOPS_AGE_KEY_FILE':");
    }

    @Test
    void itIsAskedForOnceForAllKeysOfAFile() throws KeyException { // K48a
        user.typing(TestKeys.text("age-passphrase.pass").strip());
        byte[] first = user.provider().unwrap(key);

        assertThat(user.provider().unwrap(key)).isEqualTo(first);
        assertThat(user.questions).hasSize(1);
    }

    @Test
    void aWrongPassphraseStops() { // K49, K52
        user.typing("wrong one");

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageStartingWith(
                        "failed to create reader for decrypting sops data key with age: incorrect"
                                + " passphrase. Did not find keys in");
    }

    @Test
    void withoutAnybodyToAskTheReasonIsGiven() { // K52
        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining(
                        "with age: failed to decrypt identity file: could not read passphrase:"
                                + " nobody is here. Did not");
    }

    @Test
    void aFileForSomebodyElseIsAWarning() throws KeyException { // K52
        user.typing(TestKeys.text("age-passphrase.pass").strip());
        MasterKey other = user.wrapped(TestKeys.recipient("age-1"), SECRET);

        assertThatThrownBy(() -> user.provider().unwrap(other))
                .hasMessageContaining("identity did not match any of the recipients");
        assertThat(user.warnings)
                .containsExactly(
                        "encrypted identity 'SOPS_AGE_KEY_FILE' didn't match file's recipients");
    }

    @Test
    void aNativeIdentityIsTriedBeforeAnythingIsAsked() throws KeyException { // K49
        user.with("SOPS_AGE_KEY", TestKeys.secret("age-1.txt"));
        MasterKey other = user.wrapped(TestKeys.recipient("age-1"), SECRET);

        assertThat(user.provider().unwrap(other)).isEqualTo(SECRET);
        assertThat(user.questions).isEmpty();
    }

    @Test
    void theBinaryFormOpensToo() throws KeyException, IOException { // K52
        byte[] armored = Files.readAllBytes(TestKeys.path("age-passphrase.age"));
        byte[] binary = armored[0] == '-' ? Armor.decode(armored) : armored;
        Path file = Files.write(home.resolve("binary.age"), binary);
        user.with("SOPS_AGE_KEY_FILE", file).typing(TestKeys.text("age-passphrase.pass").strip());

        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
    }
}
