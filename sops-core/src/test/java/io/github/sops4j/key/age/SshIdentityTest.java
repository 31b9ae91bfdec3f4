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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshIdentityTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final String FILE = "SOPS_AGE_SSH_PRIVATE_KEY_FILE";
    private static final String COMMAND = "SOPS_AGE_SSH_PRIVATE_KEY_CMD";

    private Path home;
    private TestUser user;

    @BeforeEach
    void aUser(@TempDir Path folder) {
        home = folder;
        user = new TestUser(folder);
    }

    @AfterEach
    void wipe() {
        user.close();
    }

    private MasterKey keyFor(String name) throws KeyException {
        return user.wrapped(TestKeys.text(name + ".pub").strip(), SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519",
                "ssh-ed25519-pkcs8",
                "ssh-rsa",
                "ssh-rsa-pkcs1",
                "ssh-rsa-pkcs8"
            })
    void aKeyWithoutPassphraseOpens(String name) throws KeyException { // K53
        user.with(FILE, TestKeys.path(name));

        assertThat(user.provider().unwrap(keyFor(name))).isEqualTo(SECRET);
        assertThat(user.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519-protected",
                "ssh-ed25519-cbc",
                "ssh-rsa-protected",
                "ssh-rsa-pkcs1-protected"
            })
    void aPassphraseIsAskedForByThePathOfItsKey(String name) throws KeyException { // K53
        user.with(FILE, TestKeys.path(name)).typing(TestKeys.text("ssh.pass").strip());

        assertThat(user.provider().unwrap(keyFor(name))).isEqualTo(SECRET);
        assertThat(user.questions)
                .containsExactly("Enter passphrase for \"" + TestKeys.path(name) + "\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519-protected", "ssh-rsa-pkcs1-protected"})
    void aWrongPassphraseStops(String name) throws KeyException { // K49, K53
        user.with(FILE, TestKeys.path(name)).typing("wrong one");
        MasterKey key = keyFor(name);

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining(
                        "with age: failed to decrypt SSH key file: x509: decryption password"
                                + " incorrect. Did not");
    }

    @Test
    void nothingIsAskedWhenTheFileIsForAnotherKey() throws KeyException { // K53
        user.with(FILE, TestKeys.path("ssh-ed25519-protected"));
        MasterKey key = keyFor("ssh-ed25519");

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining("identity did not match any of the recipients");
        assertThat(user.questions).isEmpty();
    }

    @Test
    void aProtectedPemKeyNeedsItsPublicKeyBesideIt() throws KeyException, IOException { // K53
        Path alone = home.resolve("alone");
        Files.copy(TestKeys.path("ssh-rsa-pkcs1-protected"), alone);
        user.with(FILE, alone);
        MasterKey key = keyFor("ssh-rsa-pkcs1-protected");

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining(
                        "failed to obtain public \"%1$s.pub\" key for \"%1$s\" SSH key: open %1$s.pub: no such file or directory"
                                .formatted(alone));
    }

    @Test
    void aKeyOfACommandOpens() throws KeyException { // K47
        user.with(COMMAND, "cat '" + TestKeys.path("ssh-rsa") + "'");

        assertThat(user.provider().unwrap(keyFor("ssh-rsa"))).isEqualTo(SECRET);
    }

    @Test
    void aProtectedKeyOfACommandIsRefused() throws KeyException { // K53
        user.with(COMMAND, "cat '" + TestKeys.path("ssh-ed25519-protected") + "'");
        MasterKey key = keyFor("ssh-ed25519-protected");

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining(
                        "the SSH key returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD is password"
                                + " protected, which is unsupported. (\"ssh: this private key is"
                                + " passphrase protected\")");
    }

    @Test
    void aFileThatIsNoKeyIsMalformed() throws KeyException { // K53
        user.with(FILE, TestKeys.path("public.txt"));
        MasterKey key = keyFor("ssh-ed25519");

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining("malformed SSH identity in \"")
                .hasMessageContaining("\": ssh: no key found");
    }

    @Test
    void aShortRsaRecipientIsRefused() { // K54
        byte[] modulus = new byte[128];
        modulus[0] = 0x7f;
        modulus[127] = 1;
        assertThatThrownBy(
                        () ->
                                new SshRsaRecipient(
                                        SshPublicKey.rsa(
                                                java.math.BigInteger.valueOf(65537),
                                                new java.math.BigInteger(1, modulus))))
                .hasMessage("RSA key size is too small");
    }
}
