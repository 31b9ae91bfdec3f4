package io.github.sops4j.key.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.metadata.MasterKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.PublicSubkeyPacket;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key encrypts when a name is given, and where it is looked for. */
class EncryptionKeyTest {

    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Path GNUPG = PgpUser.RESOURCES.resolve("gnupg-2.4");
    private static final Path PUBLIC = GNUPG.resolve("public");

    @TempDir private Path empty;
    private PgpUser user;

    @BeforeEach
    void somebodyWithFilesOfPublicKeys() {
        user = new PgpUser(empty);
        user.provider().addPublicKeys(PUBLIC);
    }

    @AfterEach
    void close() {
        user.close();
    }

    /** The fingerprint, or another name, of a key in the index of the test keys. */
    private static String fingerprint(String name, int subkey) throws Exception {
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(GNUPG.resolve("keys.txt"))) {
            if (line.startsWith(name + " ")) {
                found.add(line.split(" ", -1)[2]);
            }
        }
        return found.get(subkey);
    }

    private static String idOf(String fingerprint) {
        return "0x" + fingerprint.substring(fingerprint.length() - 16);
    }

    private String chosen(String name) throws Exception {
        PgpMessage message = PgpMessage.parse(user.wrap(name, SECRET));
        assertThat(message.recipients()).hasSize(1);
        return KeyName.hex(message.recipients().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x"})
    void aKeyIsNamedByItsFingerprintOrLongId(String prefix) throws Exception { // K43
        String full = fingerprint("ecc", 0);
        String encryption = idOf(fingerprint("ecc", 1));

        assertThat(chosen(prefix + full)).isEqualTo(encryption);
        assertThat(chosen(prefix + full.substring(24))).isEqualTo(encryption);
        assertThat(chosen(prefix + full.toLowerCase(Locale.ROOT))).isEqualTo(encryption);
    }

    @ParameterizedTest
    @CsvSource({
        "two-enc, 2", // the newer one
        "older-last, 1", // the newer one, though it stands first
        "newer-revoked, 1",
        "newer-expired, 1",
        "several, 2", // not the ones to sign and to authenticate with
        "one-for-all, 0",
    })
    void theNewestFitKeyEncrypts(String name, int expected) throws Exception { // K43
        assertThat(chosen(fingerprint(name, 0))).isEqualTo(idOf(fingerprint(name, expected)));
    }

    @Test
    void aSubkeyThatIsNamedDoesNotBindTheChoice() throws Exception { // K43
        assertThat(chosen(fingerprint("two-enc", 1))).isEqualTo(idOf(fingerprint("two-enc", 2)));
    }

    @Test
    void anExclamationMarkBindsTheChoice() throws Exception { // K43
        assertThat(chosen(fingerprint("two-enc", 1) + "!"))
                .isEqualTo(idOf(fingerprint("two-enc", 1)));
    }

    @Test
    void anExclamationMarkOnAKeyThatOnlySignsFails() { // K43
        assertThatThrownBy(() -> chosen(fingerprint("ecc", 0) + "!"))
                .hasMessageContaining("Unusable public key")
                .hasMessageContaining("the key named with ! does not encrypt");
    }

    @ParameterizedTest
    @CsvSource({
        "expired, it expired on 2024-02-01",
        "revoked, it is revoked",
        "sign-only, it is for signing only",
        "only-sub-expired, expired on 2024-02-01",
    })
    void keysThatMustNotEncryptAreRefusedWithTheReason(String name, String reason) // K43
            throws Exception {
        String fingerprint = fingerprint(name, 0);

        assertThatThrownBy(() -> user.wrap(fingerprint, SECRET))
                .isInstanceOf(KeyException.class)
                .hasMessageStartingWith("could not encrypt data key with PGP key: ")
                .hasMessageContaining(fingerprint)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "newer-revoked, 2, is revoked",
        "newer-expired, 2, expired on 2024-03-01",
    })
    void namedSubkeysThatMustNotEncryptAreRefusedWithTheReason( // K43
            String name, int subkey, String reason) throws Exception {
        String exact = fingerprint(name, subkey) + "!";

        assertThatThrownBy(() -> user.wrap(exact, SECRET)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecc@example.invalid", "5E88B9E1", "0x", "somebody", "ÄÖ", "12345678!"})
    void otherNamesAreRefused(String name) { // K43
        assertThatThrownBy(() -> user.wrap(name, SECRET))
                .hasMessageContaining("'" + name + "' is not a valid long keyID");
    }

    @Test
    void aKeyThatIsNowhereIsLookedForEverywhere() { // K43
        assertThatThrownBy(() -> user.wrap("0123456789ABCDEF", SECRET))
                .hasMessageContaining("No public key 0123456789ABCDEF")
                .hasMessageContaining("ecc.asc")
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("/no/such/gpg");
    }

    /** Otherwise who can write to a key file could add a key of his own to a trusted one. */
    @Test
    void aSubkeyOfSomebodyElseIsNotTaken() throws Exception {
        PGPPublicKeyRing victim = PublicKeyRings.read(PUBLIC.resolve("sign-only.asc")).get(0);
        PGPPublicKeyRing thief = PublicKeyRings.read(PUBLIC.resolve("ecc.asc")).get(0);
        List<PGPPublicKey> spliced = new ArrayList<>();
        victim.forEach(spliced::add);
        thief.forEach(key -> addSubkey(spliced, key));
        assertThat(spliced).hasSize(2);
        Path file = empty.resolve("spliced.gpg");
        Files.write(file, new PGPPublicKeyRing(spliced).getEncoded());

        try (PgpUser careless = new PgpUser(empty)) {
            List<MasterKey> keys = careless.provider().keysIn(file);
            assertThatThrownBy(() -> careless.provider().wrap(keys.get(0), SECRET))
                    .hasMessageContaining("has no valid signature of its owner");
        }
    }

    /** Whoever can write to a folder of keys must not get what is meant for another one. */
    @Test
    void aPrimaryKeyAmongSomebodysSubkeysIsNotTakenForHis() throws Exception {
        PGPPublicKeyRing alice = PublicKeyRings.read(PUBLIC.resolve("ecc.asc")).get(0);
        PGPPublicKeyRing mallory = PublicKeyRings.read(PUBLIC.resolve("rsa2048.asc")).get(0);
        PGPPublicKey primary = alice.getPublicKey();
        PublicKeyPacket packet = primary.getPublicKeyPacket();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(mallory.getEncoded());
        file.writeBytes(
                new PublicSubkeyPacket(
                                packet.getVersion(),
                                packet.getAlgorithm(),
                                packet.getTime(),
                                packet.getKey())
                        .getEncoded());
        Path folder = Files.createDirectory(empty.resolve("keys"));
        Files.write(folder.resolve("aaa.gpg"), file.toByteArray());
        Files.copy(PUBLIC.resolve("ecc.asc"), folder.resolve("alice.asc"));

        try (PgpUser friend = new PgpUser(empty)) {
            friend.provider().addPublicKeys(folder);
            String message = friend.wrap(fingerprint("ecc", 0), SECRET);

            assertThat(KeyName.hex(PgpMessage.parse(message).recipients().get(0)))
                    .isEqualTo(idOf(fingerprint("ecc", 1)));
        }
    }

    @Test
    void aSubkeyThatTwoOwnersHaveMeansNone() throws Exception {
        PGPPublicKeyRing alice = PublicKeyRings.read(PUBLIC.resolve("ecc.asc")).get(0);
        PGPPublicKeyRing mallory = PublicKeyRings.read(PUBLIC.resolve("rsa2048.asc")).get(0);
        List<PGPPublicKey> spliced = new ArrayList<>();
        mallory.forEach(spliced::add);
        alice.forEach(key -> addSubkey(spliced, key));
        Path file = empty.resolve("spliced.gpg");
        Files.write(file, new PGPPublicKeyRing(spliced).getEncoded());
        user.provider().addPublicKeys(file);

        assertThatThrownBy(() -> user.wrap(fingerprint("ecc", 1), SECRET))
                .hasMessageContaining("means keys of several owners")
                .hasMessageContaining(fingerprint("ecc", 0))
                .hasMessageContaining(fingerprint("rsa2048", 0));
    }

    @Test
    void aCopyWithoutTheRevocationDoesNotHideIt() throws Exception {
        PGPPublicKeyRing revoked = PublicKeyRings.read(PUBLIC.resolve("revoked.asc")).get(0);
        PGPPublicKey primary = revoked.getPublicKey();
        var signatures = primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION);
        PGPPublicKey stale = PGPPublicKey.removeCertification(primary, signatures.next());
        Path folder = Files.createDirectory(empty.resolve("stale"));
        Files.write(
                folder.resolve("aaa.gpg"),
                PGPPublicKeyRing.insertPublicKey(revoked, stale).getEncoded());
        String name = fingerprint("revoked", 0);
        try (PgpUser friend = new PgpUser(empty)) {
            friend.provider().addPublicKeys(folder);
            assertThat(friend.wrap(name, SECRET)).isNotEmpty();

            Files.copy(PUBLIC.resolve("revoked.asc"), folder.resolve("zzz.asc"));
            assertThatThrownBy(() -> friend.wrap(name, SECRET)).hasMessageContaining("is revoked");
        }
    }

    @Test
    void aForeignFileDoesNotHideTheKeysOfAFolder() throws Exception {
        Path folder = Files.createDirectory(empty.resolve("mixed"));
        Files.writeString(folder.resolve("a.asc"), "hello");
        Files.copy(PUBLIC.resolve("ecc.asc"), folder.resolve("B.ASC"));
        try (PgpUser friend = new PgpUser(empty)) {
            friend.provider().addPublicKeys(folder);

            assertThat(friend.wrap(fingerprint("ecc", 0), SECRET)).isNotEmpty();
            assertThatThrownBy(() -> friend.wrap("0123456789ABCDEF", SECRET))
                    .hasMessageContaining("a.asc: there is no");
        }
    }

    private static void addSubkey(List<PGPPublicKey> keys, PGPPublicKey key) {
        if (!key.isMasterKey()) {
            keys.add(key);
        }
    }

    @Test
    void keysOfAHomeAreFound() throws Exception { // K42
        for (String home : List.of("gnupg-2.4/home", "gnupg-2.2/home", "gnupg-2.2/old")) {
            Path folder = PgpUser.RESOURCES.resolve(home);
            String name =
                    Files.readAllLines(folder.resolveSibling("keys.txt")).get(1).split(" ", -1)[2];
            try (PgpUser owner = new PgpUser(folder)) {
                assertThat(owner.wrap(name, SECRET)).startsWith("-----BEGIN PGP MESSAGE-----\n\n");
            }
        }
    }

    @Test
    void theMessageIsArmoredWithoutAFinalLineBreak() throws Exception { // K46
        String message = user.wrap(fingerprint("ecc", 0), SECRET);

        assertThat(message)
                .startsWith("-----BEGIN PGP MESSAGE-----\n\n")
                .endsWith("\n-----END PGP MESSAGE-----")
                .containsPattern("\n=[A-Za-z0-9+/]{4}\n-----END")
                .doesNotContain("\r", "Version");
    }

    @Test
    void onlySpacesAreTakenOutOfNames() { // K40
        List<MasterKey> keys = user.provider().parse("0xab CD!, e f");

        assertThat(keys).extracting(key -> key.field("fp")).containsExactly("0xabCD!", "ef");
        assertThat(keys.get(0).fields().keySet()).containsExactly("created_at", "fp"); // K39
        assertThat(keys.get(0).field("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void aSecretKeyIsNoPublicKey() {
        assertThatThrownBy(() -> user.provider().keysIn(GNUPG.resolve("secret/ecc.asc")))
                .hasMessageContaining("there is no \"-----BEGIN PGP PUBLIC KEY BLOCK-----\"");
    }
}
