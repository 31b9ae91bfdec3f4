package io.github.sops4j.key.age;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 (RFC 2104), HKDF-SHA-256 (RFC 5869) and ChaCha20-Poly1305 (RFC 8439) through
 * BouncyCastle's primitives, which start faster than the providers of the JDK.
 */
final class Primitives {

    static final int TAG_BYTES = 16;
    static final int NONCE_BYTES = 12;
    static final int FILE_KEY_BYTES = 16;

    private static final int HASH_BYTES = 32;

    private Primitives() {}

    /** 32 bytes over the first {@code length} bytes of {@code data}. */
    static byte[] hmac(byte[] key, byte[] data, int length) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(data, 0, length);
        byte[] code = new byte[HASH_BYTES];
        mac.doFinal(code, 0);
        return code;
    }

    /** A key of 32 bytes: one block of HKDF output. An empty salt is 32 zero bytes. */
    static byte[] hkdf(byte[] secret, byte[] salt, String info) {
        byte[] extracted =
                hmac(salt.length == 0 ? new byte[HASH_BYTES] : salt, secret, secret.length);
        byte[] block = Arrays.copyOf(info.getBytes(StandardCharsets.US_ASCII), info.length() + 1);
        block[info.length()] = 1;
        try {
            return hmac(extracted, block, block.length);
        } finally {
            wipe(extracted);
        }
    }

    /** Ciphertext and tag of {@code length} bytes from {@code offset}. */
    static byte[] seal(byte[] key, byte[] nonce, byte[] plain, int offset, int length) {
        try {
            return run(true, key, nonce, plain, offset, length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 does not encrypt", e);
        }
    }

    /** The plaintext; null when the tag does not match. */
    static byte @Nullable [] open(byte[] key, byte[] nonce, byte[] sealed, int offset, int length) {
        try {
            return run(false, key, nonce, sealed, offset, length);
        } catch (InvalidCipherTextException e) {
            return null;
        }
    }

    private static byte[] run(
            boolean encrypt, byte[] key, byte[] nonce, byte[] input, int offset, int length)
            throws InvalidCipherTextException {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), nonce));
        byte[] output = new byte[cipher.getOutputSize(length)];
        int done = cipher.processBytes(input, offset, length, output, 0);
        cipher.doFinal(output, done);
        return output;
    }

    /** A file key sealed under a key used once, hence under the nonce zero. */
    static byte[] sealFileKey(byte[] key, byte[] fileKey) {
        return seal(key, new byte[NONCE_BYTES], fileKey, 0, fileKey.length);
    }

    /** The reverse of {@link #sealFileKey}; null when the key is another one. */
    static byte @Nullable [] openFileKey(byte[] key, byte[] sealed) {
        return open(key, new byte[NONCE_BYTES], sealed, 0, sealed.length);
    }

    static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
