package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPUtil;
import org.jspecify.annotations.Nullable;

/**
 * The protection {@code openpgp-native}: GnuPG's agent has kept an imported key as it came, since
 * nobody has used it yet. What is inside is a secret key packet in other words.
 */
final class NativeProtection {

    private static final String MODE = "openpgp-native";
    private static final String NONE = "none";

    private final SExpression key;
    private final PGPPublicKey publicKey;

    /**
     * The key in a protection.
     *
     * @param sealed {@code (protected openpgp-native (openpgp-private-key …))}
     */
    NativeProtection(SExpression sealed, PGPPublicKey publicKey) throws KeyException {
        this.key = sealed.get(2);
        this.publicKey = publicKey;
    }

    static boolean isUsed(SExpression sealed) throws KeyException {
        return sealed.get(1).text().equals(MODE);
    }

    /** Whether there is no passphrase after all. */
    static boolean isPlain(SExpression sealed) throws KeyException {
        return isUsed(sealed) && sealed.get(2).find("protection").get(1).text().equals(NONE);
    }

    PGPKeyPair unlock(@Nullable Passphrase passphrase) throws PGPException, KeyException {
        TransferableSecretKey secret =
                new TransferableSecretKey(new PGPSecretKey(packet(), publicKey), MODE);
        return secret.unlock(passphrase);
    }

    private SecretKeyPacket packet() throws KeyException {
        SExpression protection = key.find("protection");
        if (protection.get(1).text().equals(NONE)) {
            return new SecretKeyPacket(
                    publicKey.getPublicKeyPacket(),
                    SymmetricKeyAlgorithmTags.NULL,
                    SecretKeyPacket.USAGE_NONE,
                    null,
                    null,
                    plainNumbers());
        }
        if (!protection.get(1).text().equals("sha1")) {
            throw new KeyException("unknown protection '" + protection.get(1).text() + "'");
        }
        return new SecretKeyPacket(
                publicKey.getPublicKeyPacket(),
                cipher(protection.get(2).text()),
                SecretKeyPacket.USAGE_SHA1,
                derivation(protection),
                protection.get(3).bytes(),
                sealedNumbers());
    }

    /** The numbers behind the public ones, each with its length in bits. */
    private byte[] plainNumbers() throws KeyException {
        List<SExpression> numbers = key.find("skey").items();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int sum = 0;
        for (int i = 1 + 2 * publicNumbers() + 1; i < numbers.size(); i += 2) {
            plain.writeBytes(encoded(numbers.get(i).bytes()));
        }
        for (byte each : plain.toByteArray()) {
            sum += each & 255;
        }
        plain.write(sum >> 8);
        plain.write(sum);
        return plain.toByteArray();
    }

    /** A multiprecision integer: RFC 9580, section 3.2. */
    private static byte[] encoded(byte[] number) {
        int start = 0;
        while (start < number.length && number[start] == 0) {
            start++;
        }
        int length = number.length - start;
        int bits =
                length == 0
                        ? 0
                        : 8 * length - Integer.numberOfLeadingZeros(number[start] & 255) + 24;
        byte[] encoded = new byte[length + 2];
        encoded[0] = (byte) (bits >> 8);
        encoded[1] = (byte) bits;
        System.arraycopy(number, start, encoded, 2, length);
        return encoded;
    }

    private int publicNumbers() {
        return switch (publicKey.getAlgorithm()) {
            case PublicKeyAlgorithmTags.RSA_GENERAL -> 2;
            case PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT -> 3;
            default -> 1;
        };
    }

    private byte[] sealedNumbers() throws KeyException {
        List<SExpression> numbers = key.find("skey").items();
        return numbers.get(numbers.size() - 1).bytes();
    }

    /** {@code (protection TYPE CIPHER IV MODE HASH SALT COUNT)}. */
    private static S2K derivation(SExpression protection) throws KeyException {
        int hash = PGPUtil.getDigestIDForName(protection.get(5).text());
        return switch (protection.get(4).text()) {
            case "0" -> S2K.simpleS2K(hash);
            case "1" -> S2K.saltedS2K(hash, protection.get(6).bytes());
            default ->
                    S2K.saltedAndIteratedS2K(
                            hash,
                            protection.get(6).bytes(),
                            Integer.parseInt(protection.get(7).text()));
        };
    }

    private static int cipher(String name) throws KeyException {
        return switch (name) {
            case "3DES" -> SymmetricKeyAlgorithmTags.TRIPLE_DES;
            case "CAST5" -> SymmetricKeyAlgorithmTags.CAST5;
            case "BLOWFISH" -> SymmetricKeyAlgorithmTags.BLOWFISH;
            case "AES" -> SymmetricKeyAlgorithmTags.AES_128;
            case "AES192" -> SymmetricKeyAlgorithmTags.AES_192;
            case "AES256" -> SymmetricKeyAlgorithmTags.AES_256;
            case "TWOFISH" -> SymmetricKeyAlgorithmTags.TWOFISH;
            case "CAMELLIA128" -> SymmetricKeyAlgorithmTags.CAMELLIA_128;
            case "CAMELLIA192" -> SymmetricKeyAlgorithmTags.CAMELLIA_192;
            case "CAMELLIA256" -> SymmetricKeyAlgorithmTags.CAMELLIA_256;
            default -> throw new KeyException("unknown cipher '" + name + "'");
        };
    }
}
