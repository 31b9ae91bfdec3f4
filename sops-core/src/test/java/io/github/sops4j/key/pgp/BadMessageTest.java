package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and key files that are damaged, truncated or made up. */
class BadMessageTest {

    private static final Path GNUPG = PgpUser.RESOURCES.resolve("gnupg-2.4");

    @TempDir private Path empty;
    private PgpUser user;

    @BeforeEach
    void somebodyWithAKey() {
        user = new PgpUser(empty).with("SOPS_PGP_KEY_FILE", GNUPG.resolve("secret/ecc.asc"));
    }

    @AfterEach
    void close() {
        user.close();
    }

    private static String message(String name) throws Exception {
        return Files.readString(GNUPG.resolve("messages/" + name + ".asc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words",
                "-----BEGIN PGP MESSAGE-----",
                "-----BEGIN PGP MESSAGE-----\n\n-----END PGP MESSAGE-----",
                "-----BEGIN PGP MESSAGE-----\n\n!!!!\n-----END PGP MESSAGE-----",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----",
                "-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----",
            })
    void whatIsNoMessageIsRefused(String text) { // K46
        assertThatThrownBy(() -> user.open(text))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("could not decrypt data key with PGP key: ");
    }

    @Test
    void aWrongChecksumOfTheArmorIsRefused() throws Exception {
        String text = message("ecc");
        int sum = text.lastIndexOf("\n=") + 2;
        char other = text.charAt(sum) == 'A' ? 'B' : 'A';

        assertThatThrownBy(
                        () -> user.open(text.substring(0, sum) + other + text.substring(sum + 1)))
                .hasMessageContaining("armor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecc-uncompressed", "ecc-mdc-uncompressed", "two-recipients"})
    void aMessageThatIsCutOffNeverOpens(String name) throws Exception {
        byte[] packets = PgpArmor.decode(message(name), PgpArmor.MESSAGE);
        for (int length = 0; length < packets.length; length++) {
            String cut = PgpArmor.encode(Arrays.copyOf(packets, length));
            assertThatThrownBy(() -> user.open(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(KeyException.class);
        }
    }

    /** A flip may hit what does not matter, the name of a recipient for example; nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"ecc-uncompressed", "ecc-mdc-uncompressed"})
    void aFlippedByteNeverGivesAnotherSecret(String name) throws Exception {
        byte[] packets = PgpArmor.decode(message(name), PgpArmor.MESSAGE);
        int refused = 0;
        for (int at = 0; at < packets.length; at++) {
            for (int bit = 1; bit < 256; bit <<= 1) {
                byte[] flipped = packets.clone();
                flipped[at] ^= (byte) bit;
                refused += opensToNothingElse(PgpArmor.encode(flipped)) ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(8 * packets.length * 9 / 10);
    }

    private boolean opensToNothingElse(String message) throws Exception {
        try {
            assertThat(user.open(message)).isEqualTo(PgpUser.dataKey());
            return true;
        } catch (KeyException refused) {
            return false;
        }
    }

    @Test
    void packetsOfAnyLengthAndVersionAreRefused() { // K45
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            byte[] packets = new byte[random.nextInt(60)];
            random.nextBytes(packets);
            if (packets.length > 6) {
                packets[0] = (byte) (0xC0 | random.nextInt(64));
                packets[1] = (byte) (i % 3 == 0 ? 255 : packets[1]);
            }
            String message = PgpArmor.encode(packets);
            assertThatThrownBy(() -> user.open(message)).isInstanceOf(KeyException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret/ecc.asc", "secret/rsa2048-pass.asc"})
    void aKeyThatIsCutOffIsRefused(String name) throws Exception {
        byte[] packets =
                PgpArmor.decodeAll(Files.readString(GNUPG.resolve(name)), PgpArmor.SECRET_KEYS);
        Path file = empty.resolve("cut.gpg");
        String message = message(name.contains("ecc") ? "ecc" : "rsa2048-pass");
        int refused = 0;
        for (int length = 0; length < packets.length; length += 7) {
            Files.write(file, Arrays.copyOf(packets, length));
            try (PgpUser owner = new PgpUser(empty).with("SOPS_PGP_KEY_FILE", file)) {
                owner.with("SOPS_PGP_PASSPHRASE_FILE", PgpUser.RESOURCES.resolve("passphrase"));
                assertThat(owner.open(message)).isEqualTo(PgpUser.dataKey());
            } catch (KeyException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(packets.length / 7 / 4);
        Files.write(file, packets);
        try (PgpUser owner = new PgpUser(empty).with("SOPS_PGP_KEY_FILE", file)) {
            owner.with("SOPS_PGP_PASSPHRASE_FILE", PgpUser.RESOURCES.resolve("passphrase"));
            assertThat(owner.open(message)).isEqualTo(PgpUser.dataKey());
        }
    }

    @Test
    void aPrivateKeyFileThatIsCutOffIsRefused() throws Exception {
        Path home = GNUPG.resolve("home");
        try (var files = Files.list(home.resolve("private-keys-v1.d"))) {
            Path file = files.sorted().findFirst().orElseThrow();
            byte[] content = Files.readAllBytes(file);
            Path cut = empty.resolve("cut.key");
            var key = PublicKeyRings.read(home.resolve("pubring.kbx")).get(0).getPublicKey();
            for (int length = 0; length < content.length - 3; length++) {
                Files.write(cut, Arrays.copyOf(content, length));
                assertThatThrownBy(() -> PrivateKeyFile.read(cut, key))
                        .isInstanceOf(KeyException.class);
            }
        }
    }

    @Test
    void anSExpressionOfAnyDepthIsRefused() {
        byte[] deep = "(".repeat(1_000_000).getBytes(ISO_8859_1);

        assertThatThrownBy(() -> SExpression.parse(deep)).isInstanceOf(KeyException.class);
    }

    /** Every secret key may have to be tried for each of them. */
    @Test
    void manyHiddenRecipientsAreNotTried() throws Exception {
        byte[] packets = PgpArmor.decode(message("ecc-hidden"), PgpArmor.MESSAGE);
        int session = 2 + (packets[1] & 255);
        byte[] many = new byte[9 * session + packets.length];
        for (int i = 0; i < 9; i++) {
            System.arraycopy(packets, 0, many, i * session, session);
        }
        System.arraycopy(packets, 0, many, 9 * session, packets.length);

        assertThatThrownBy(() -> user.open(PgpArmor.encode(many)))
                .hasMessageContaining("is for 10 keys, 10 of them hidden");
    }

    @Test
    void aSecretLargerThanADataKeyIsRefused() throws Exception {
        user.provider().addPublicKeys(GNUPG.resolve("public/ecc.asc"));
        String name = user.provider().keysIn(GNUPG.resolve("public/ecc.asc")).get(0).field("fp");
        String message = user.wrap(name, new byte[5000]);

        assertThatThrownBy(() -> user.open(message))
                .hasMessageContaining("holds more than a data key");
    }
}
