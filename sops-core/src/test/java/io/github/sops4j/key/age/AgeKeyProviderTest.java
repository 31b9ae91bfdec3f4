package io.github.sops4j.key.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeKeyProviderTest {

    private static final byte[] SECRET = new byte[33];

    private TestUser user;

    @BeforeEach
    void aUserWithAnEmptyHome(@TempDir Path home) {
        Arrays.fill(SECRET, (byte) 7);
        user = new TestUser(home);
    }

    @AfterEach
    void wipe() {
        user.close();
    }

    @ParameterizedTest
    @CsvSource({"age-1,age-1.txt", "age-2,age-2.txt", "age-hybrid,age-hybrid.txt"})
    void aNativeKeyOpensWhatItsRecipientWraps(String name, String file) throws KeyException { // K54
        MasterKey key = user.wrapped(TestKeys.recipient(name), SECRET);
        user.with("SOPS_AGE_KEY_FILE", TestKeys.path(file));

        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519", "ssh-rsa"})
    void anSshKeyOpensWhatItsRecipientWraps(String name) throws KeyException { // K53
        MasterKey key = user.wrapped(TestKeys.recipient(name), SECRET);
        user.with("SOPS_AGE_SSH_PRIVATE_KEY_FILE", TestKeys.path(name));

        assertThat(user.provider().unwrap(key)).isEqualTo(SECRET);
    }

    @Test
    void anSshRecipientKeepsItsComment() throws KeyException { // K54
        String recipient = TestKeys.recipient("ssh-ed25519");

        assertThat(user.provider().parse(" " + recipient + " ").get(0).fields())
                .isEqualTo(Map.of("recipient", recipient));
    }

    @Test
    void theArmorHas64ColumnsAndEndsInALineFeed() throws KeyException { // K56
        String enc = user.wrapped(TestKeys.recipient("age-1"), SECRET).encrypted();

        assertThat(enc)
                .startsWith("-----BEGIN AGE ENCRYPTED FILE-----\n")
                .endsWith("\n-----END AGE ENCRYPTED FILE-----\n");
        assertThat(enc.lines().skip(1).findFirst().orElseThrow()).hasSize(64);
    }

    @Test
    void aListIsSplitAtCommas() throws KeyException { // K54
        String list = TestKeys.recipient("age-1") + ", " + TestKeys.recipient("age-2");

        assertThat(user.provider().parse(list))
                .extracting(key -> key.field("recipient"))
                .containsExactly(TestKeys.recipient("age-1"), TestKeys.recipient("age-2"));
    }

    @Test
    void anEmptyTextNamesNoKey() throws KeyException { // K54
        assertThat(user.provider().parse("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    xyz       | failed to parse input, unknown recipient type: "xyz"
                    'x,'      | failed to parse input, unknown recipient type: "x"
                    ','       | failed to parse input, unknown recipient type: ""
                    AGE1QL    | failed to parse input, unknown recipient type: "AGE1QL"
                    age1zzz   | failed to parse input as Bech32-encoded age public key: malformed recipient "age1zzz": separator '1' at invalid position: pos=3, len=7
                    age1pq1x  | failed to parse input as Bech32-encoded age public key: malformed recipient "age1pq1x": separator '1' at invalid position: pos=6, len=8
                    age1yubikey1q2w7gdh5dh3w2xffh9g | failed to parse input as age key from age plugin: invalid recipient encoding: invalid checksum
                    ssh-ed25519 | failed to parse input as age-ssh public key: malformed SSH recipient: "ssh-ed25519": ssh: no key found
                    """)
    void aMalformedRecipientIsRefusedInTheWordsOfSops(String text, String message) { // K54
        assertThatThrownBy(() -> user.provider().parse(text))
                .isInstanceOf(KeyException.class)
                .hasMessage(message);
    }

    @Test
    void aRecipientWithOneWrongCharacterIsRefused() { // K54
        String wrong = TestKeys.recipient("age-1").replace("k62d", "k62q");

        assertThatThrownBy(() -> user.provider().parse(wrong))
                .hasMessageEndingWith("invalid checksum");
    }

    @Test
    void aPluginRecipientIsAKeyThatCannotWrapYet() throws KeyException { // K54
        MasterKey key = user.provider().parse("age1yubikey1qq0w0756").get(0);

        assertThatThrownBy(() -> user.provider().wrap(key, SECRET))
                .hasMessageContaining("age-plugin-yubikey")
                .hasMessageContaining("not supported yet");
    }

    @Test
    void aFileKeyUnderAnAlteredHeaderIsRefused() throws KeyException {
        user.with("SOPS_AGE_KEY", TestKeys.secret("age-1.txt"));
        MasterKey key = user.wrapped(TestKeys.recipient("age-1"), SECRET);
        byte[] file = Armor.decode(key.encrypted().getBytes(UTF_8));
        int mac = new String(file, ISO_8859_1).indexOf("--- ") + 4;
        file[mac] = (byte) (file[mac] == 'A' ? 'B' : 'A');

        assertThatThrownBy(() -> user.provider().unwrap(key.withEncrypted(Armor.encode(file))))
                .hasMessageStartingWith(
                        "failed to create reader for decrypting sops data key with age: bad header"
                                + " MAC");
    }

    @Test
    void anEncOfManyMegabytesIsRefusedAtOnce() {
        user.with("SOPS_AGE_KEY", TestKeys.secret("age-1.txt"));
        MasterKey key = new MasterKey("age", Map.of("enc", "A".repeat(20 << 20)));

        assertThatThrownBy(() -> user.provider().unwrap(key))
                .hasMessageContaining("longer than 1 MiB");
    }

    @Test
    void aHeaderWithThousandsOfRecipientsIsRefused() {
        StringBuilder header = new StringBuilder("age-encryption.org/v1\n");
        for (int i = 0; i < 2000; i++) {
            header.append("-> x\n\n");
        }
        byte[] file = header.toString().getBytes(US_ASCII);

        assertThatThrownBy(() -> Header.parse(file)).hasMessageContaining("1024 recipients");
    }

    @Test
    void nothingSecretIsPrinted() {
        String secret = TestKeys.secret("age-1.txt");
        String wrong = secret.substring(0, secret.length() - 1) + "!";
        user.with("SOPS_AGE_KEY", wrong);

        assertThatThrownBy(() -> user.provider().unwrap(new MasterKey("age", Map.of("enc", "x"))))
                .hasMessageNotContaining(secret.substring(16, 40));
    }
}
