package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a message, a key or a key ring, the only failure is a {@link KeyException}.
 *
 * <p>A usual test run tries the seeds, which are what GnuPG made; CONTRIBUTING.md says how to fuzz.
 */
class PgpFuzzTest {

    private static final Path HOME = PgpUser.RESOURCES.resolve("gnupg-2.4/home");
    private static final int MAX_SEEDS = 40;

    @TempDir private static Path folder;

    private static PgpUser user;
    private static List<PGPPublicKey> recipients;
    private static String message;

    @BeforeAll
    static void aUserWithKeysOfAllKinds() throws Exception {
        StringBuilder keys = new StringBuilder();
        for (String name : List.of("rsa2048", "ecc", "nistp256", "dsa-elg")) {
            keys.append(Files.readString(in("secret/" + name + ".asc")));
        }
        user = new PgpUser(folder).with("SOPS_PGP_KEY", keys);
        message = Files.readString(in("messages/two-recipients.asc"));
        recipients =
                Stream.of("rsa2048", "ecc", "nistp256", "dsa-elg")
                        .map(PgpFuzzTest::encryptionKey)
                        .toList();
    }

    @AfterAll
    static void forget() {
        user.close();
    }

    private static Path in(String name) {
        return PgpUser.RESOURCES.resolve("gnupg-2.4").resolve(name);
    }

    private static PGPPublicKey encryptionKey(String name) {
        for (PGPPublicKey key : ring(name)) {
            if (!key.isMasterKey()) {
                return key;
            }
        }
        throw new IllegalStateException(name);
    }

    private static PGPPublicKeyRing ring(String name) {
        try {
            return PublicKeyRings.read(in("public/" + name + ".asc")).get(0);
        } catch (KeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<byte[]> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(PgpFuzzTest::bytes).toList().stream();
        }
    }

    private static byte[] packets(byte[] armored, String kind) {
        try {
            return PgpArmor.decodeAll(new String(armored, ISO_8859_1), kind);
        } catch (KeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String armored(byte[] packets, String kind) {
        String text = Base64.getMimeEncoder().encodeToString(packets);
        return "-----BEGIN PGP " + kind + "-----\n\n" + text + "\n-----END PGP " + kind + "-----\n";
    }

    static Stream<byte[]> armoredMessages() throws IOException {
        return filesIn(in("messages"));
    }

    @MethodSource("armoredMessages")
    @FuzzTest
    void armor(byte[] armored) { // K46
        open(new String(armored, ISO_8859_1));
    }

    private static void open(String armored) {
        try {
            user.open(armored);
        } catch (KeyException expected) {
            // What is malformed, or for others.
        }
    }

    static Stream<byte[]> messages() throws IOException {
        return armoredMessages().map(armored -> packets(armored, PgpArmor.MESSAGE));
    }

    @MethodSource("messages")
    @FuzzTest
    void packets(byte[] packets) { // K45
        open(armored(packets, PgpArmor.MESSAGE));
    }

    static Stream<byte[]> contents() {
        return Stream.of("cb0d6200000000006162636465", "a303cb0c6200000000006162636465")
                .map(HexFormat.of()::parseHex);
    }

    /** What stands behind an integrity check that holds: anybody can make that. */
    @MethodSource("contents")
    @FuzzTest
    void content(byte[] content) throws IOException, PGPException { // K45
        PGPEncryptedDataGenerator generator =
                new PGPEncryptedDataGenerator(
                        new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_128)
                                .setWithIntegrityPacket(true)
                                .setSecureRandom(new SecureRandom()));
        generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(recipients.get(1)));
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = generator.open(sealed, content.length)) {
            out.write(content);
        }
        open(armored(sealed.toByteArray(), PgpArmor.MESSAGE));
    }

    static Stream<byte[]> publicKeys() throws IOException {
        return Stream.concat(
                filesIn(in("public")),
                filesIn(in("public")).map(armored -> packets(armored, PgpArmor.PUBLIC_KEYS)));
    }

    @MethodSource("publicKeys")
    @FuzzTest
    void publicKeys(byte[] file) { // K43
        encryptForAll(file);
    }

    private static void encryptForAll(byte[] file) {
        try {
            for (PGPPublicKeyRing ring : PublicKeyRings.parse(file)) {
                encryptFor(ring);
            }
        } catch (KeyException expected) {
            // What is malformed.
        }
    }

    private static void encryptFor(PGPPublicKeyRing ring) {
        try {
            byte[] fingerprint = ring.getPublicKey().getFingerprint();
            KeyName name = KeyName.parse(HexFormat.of().formatHex(fingerprint));
            EncryptionKey.choose(ring, name).encrypt(new byte[32]);
        } catch (KeyException expected) {
            // What may not encrypt.
        }
    }

    static Stream<byte[]> keyboxes() {
        return Stream.of("gnupg-2.2/home", "gnupg-2.4/version-5/home", "gnupg-2.4/slow/home")
                .map(home -> bytes(PgpUser.RESOURCES.resolve(home).resolve("pubring.kbx")));
    }

    @MethodSource("keyboxes")
    @FuzzTest
    void keybox(byte[] file) { // K42
        encryptForAll(file);
    }

    static Stream<byte[]> privateKeys() throws IOException {
        String keys = "private-keys-v1.d";
        return Stream.of(
                        filesIn(HOME.resolve(keys)).limit(MAX_SEEDS),
                        filesIn(in("imported-unattended").resolve(keys)),
                        filesIn(in("on-card").resolve(keys)),
                        filesIn(PgpUser.RESOURCES.resolve("gnupg-2.2/not-extended").resolve(keys)),
                        filesIn(
                                PgpUser.RESOURCES
                                        .resolve("gnupg-2.2/not-extended-unattended")
                                        .resolve(keys)))
                .flatMap(files -> files);
    }

    @MethodSource("privateKeys")
    @FuzzTest
    void privateKeyFile(byte[] content) throws IOException { // K42
        Path file = Files.write(folder.resolve("key"), content);
        for (PGPPublicKey recipient : recipients) {
            try (Passphrase passphrase =
                    Passphrase.ofFirstLine(bytes(PgpUser.RESOURCES.resolve("passphrase")))) {
                SecretKey key = PrivateKeyFile.read(file, recipient);
                Guarded.call(
                        "wrong passphrase",
                        () -> key.unlock(key.isProtected() ? passphrase : null));
            } catch (KeyException expected) {
                // What is malformed, or belongs to another key.
            }
        }
    }

    static Stream<byte[]> secretKeys() throws IOException {
        return filesIn(in("secret")).map(armored -> packets(armored, PgpArmor.SECRET_KEYS));
    }

    @MethodSource("secretKeys")
    @FuzzTest
    void secretKeys(byte[] packets) { // K42
        try (PgpUser other = new PgpUser(folder)) {
            other.with("SOPS_PGP_KEY", armored(packets, PgpArmor.SECRET_KEYS))
                    .with("SOPS_PGP_PASSPHRASE_FILE", PgpUser.RESOURCES.resolve("passphrase"));
            other.open(message);
        } catch (KeyException expected) {
            // What is malformed, or opens other messages.
        }
    }
}
