package io.github.sops4j.key.pgp;

import io.github.sops4j.cipher.SystemRandom;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.WipedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** A public key that may encrypt: bound by its owner, not expired, not revoked (RFC 9580, 5.2). */
@SuppressWarnings("JavaUtilDate") // The library's interface has no other.
final class EncryptionKey {

    private static final int LARGEST_MODULUS_BITS = 16384;
    private static final int BUFFER_BYTES = 256;

    private final PGPPublicKey key;

    private EncryptionKey(PGPPublicKey key) {
        this.key = key;
    }

    /**
     * The key of a ring that a name means: the named one if it is exact, else the newest that may
     * encrypt (clause K43). Every signature that binds it is verified.
     *
     * @throws KeyException with the reason when none may encrypt
     */
    static EncryptionKey choose(PGPPublicKeyRing ring, KeyName name) throws KeyException {
        return Guarded.call(
                "the public key " + name.digits() + " is malformed",
                () -> {
                    ring.forEach(EncryptionKey::spareTests);
                    OpenPGPCertificate certificate =
                            new OpenPGPCertificate(
                                    ring, new BcOpenPGPImplementation(), new SignaturePolicy());
                    Date now = new Date();
                    OpenPGPComponentKey chosen = null;
                    for (OpenPGPComponentKey each : certificate.getEncryptionKeys(now)) {
                        if (means(name, each) && (chosen == null || isBetter(each, chosen))) {
                            chosen = each;
                        }
                    }
                    if (chosen == null) {
                        throw new KeyException(new Unfit(certificate, name, now).reason());
                    }
                    return new EncryptionKey(chosen.getPGPPublicKey());
                });
    }

    private static boolean means(KeyName name, OpenPGPComponentKey key) {
        return !name.exact() || name.fits(key.getPGPPublicKey().getFingerprint());
    }

    /** The newer subkey; the primary key only where no subkey is fit. */
    private static boolean isBetter(OpenPGPComponentKey key, OpenPGPComponentKey other) {
        return other.isPrimaryKey()
                || (!key.isPrimaryKey() && key.getCreationTime().after(other.getCreationTime()));
    }

    /**
     * The library would test that an RSA modulus is no prime, for a tenth of a second, and remember
     * it for the process; it takes our word for it. A modulus that is one is its owner's doing, as
     * if he had published the factors of another.
     */
    private static void spareTests(PGPPublicKey key) {
        if (key.getPublicKeyPacket().getKey() instanceof RSAPublicBCPGKey rsa
                && rsa.getModulus().bitLength() <= LARGEST_MODULUS_BITS) {
            new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent(), true);
        }
    }

    /**
     * An armored message with a secret for this key alone: AES-256 with modification detection,
     * which every version of GnuPG reads (clauses K45, K46).
     */
    String encrypt(byte[] secret) throws KeyException {
        return Guarded.call(
                "encryption with the OpenPGP key failed",
                () -> PgpArmor.encode(message(secret, new SystemRandom())));
    }

    private byte[] message(byte[] secret, SecureRandom random) throws IOException, PGPException {
        PGPEncryptedDataGenerator generator =
                new PGPEncryptedDataGenerator(
                        new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                                .setWithIntegrityPacket(true)
                                .setSecureRandom(random));
        generator.addMethod(
                new BcPublicKeyKeyEncryptionMethodGenerator(key).setSecureRandom(random));
        byte[] literal = literal(secret);
        ByteArrayOutputStream packets = new ByteArrayOutputStream(literal.length + BUFFER_BYTES);
        try (OutputStream encrypted = generator.open(packets, literal.length)) {
            encrypted.write(literal);
        } finally {
            Arrays.fill(literal, (byte) 0);
        }
        return packets.toByteArray();
    }

    private static byte[] literal(byte[] secret) throws IOException {
        WipedBytes packet = new WipedBytes(secret.length + BUFFER_BYTES);
        PGPLiteralDataGenerator generator = new PGPLiteralDataGenerator();
        try (OutputStream data =
                generator.open(packet, PGPLiteralData.BINARY, "", secret.length, new Date(0))) {
            data.write(secret);
            data.flush();
        }
        return packet.takeBytes();
    }
}
