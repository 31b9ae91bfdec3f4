package io.github.sops4j.cipher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** The hash over all values of a file in order (clauses F50 to F53). */
public final class Mac {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /**
     * SHA-256 of {@code sops}: keeps a MAC of some values from passing for one of all (clause F52).
     */
    private static final byte[] ENCRYPTED_ONLY = {
        (byte) 0x8a,
        0x3f,
        (byte) 0xd2,
        (byte) 0xad,
        0x54,
        (byte) 0xce,
        0x66,
        0x52,
        0x7b,
        0x10,
        0x34,
        (byte) 0xf3,
        (byte) 0xd1,
        0x47,
        (byte) 0xbe,
        0x0b,
        0x0b,
        (byte) 0x97,
        0x5b,
        0x3b,
        (byte) 0xf4,
        0x4f,
        0x72,
        (byte) 0xc6,
        (byte) 0xfd,
        (byte) 0xad,
        (byte) 0xec,
        (byte) 0x81,
        0x76,
        (byte) 0xf2,
        0x7d,
        0x69
    };

    private final SHA512Digest digest = new SHA512Digest();
    private final boolean encryptedOnly;

    /**
     * A hash over nothing yet.
     *
     * @param encryptedOnly whether only values selected for encryption count
     */
    public Mac(boolean encryptedOnly) {
        this.encryptedOnly = encryptedOnly;
        if (encryptedOnly) {
            digest.update(ENCRYPTED_ONLY, 0, ENCRYPTED_ONLY.length);
        }
    }

    /**
     * Adds the next value of the file.
     *
     * @param plaintext the byte form of the clear value
     * @param selected whether it is selected for encryption
     */
    public void add(byte[] plaintext, boolean selected) {
        if (selected || !encryptedOnly) {
            digest.update(plaintext, 0, plaintext.length);
        }
    }

    /** The hash as 128 upper-case hexadecimal digits. */
    public String text() {
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        char[] text = new char[2 * hash.length];
        for (int i = 0; i < hash.length; i++) {
            text[2 * i] = HEX[(hash[i] >> 4) & 15];
            text[2 * i + 1] = HEX[hash[i] & 15];
        }
        return new String(text);
    }

    /** Whether two MAC texts are equal, in a time that does not depend on where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
