package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is altered in an input, it opens or is refused in one line; nothing else happens. */
class AlteredInputTest {

    private static final int ROUNDS = 500;

    private final Random random = new Random(7);

    private byte[] altered(byte[] original) {
        byte[] copy = original.clone();
        int place = random.nextInt(copy.length);
        copy[place] = (byte) random.nextInt(256);
        return random.nextInt(4) == 0 ? Arrays.copyOf(copy, place) : copy;
    }

    private static void opensOrIsRefused(ThrowingCallable attempt) {
        Throwable thrown = catchThrowable(attempt);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(KeyException.class);
            assertThat(thrown.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519",
                "ssh-ed25519-pkcs8",
                "ssh-rsa",
                "ssh-rsa-pkcs1",
                "ssh-rsa-pkcs1-protected",
                "ssh-rsa-pkcs8"
            })
    void privateSshKeys(String name) throws IOException {
        byte[] original = Files.readAllBytes(TestKeys.path(name));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] content = altered(original);
            opensOrIsRefused(
                    () ->
                            SshKeyFile.parse(content)
                                    .identity(Passphrase.of("correct horse".toCharArray())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age-1", "age-hybrid", "ssh-ed25519", "ssh-rsa"})
    void recipients(String name) {
        byte[] original = TestKeys.recipient(name).getBytes(ISO_8859_1);
        for (int i = 0; i < ROUNDS; i++) {
            String text = new String(altered(original), ISO_8859_1);
            opensOrIsRefused(() -> Recipients.parse(text));
        }
    }

    @Test
    void ageFiles() throws Exception {
        byte[] original = Files.readAllBytes(TestKeys.path("age-passphrase.age"));
        byte[] file = original[0] == '-' ? Armor.decode(original) : original;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] content = altered(file);
            opensOrIsRefused(() -> ScryptStanza.of(AgeFile.parse(content).stanzas()));
        }
    }
}
