package io.github.sops4j.key.age;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 (RFC 2104), HKDF-SHA-256 (RFC 5869) and ChaCha20-Poly1305 (RFC 8439) through the
 * JDK, which a decryption has loaded for AES-GCM anyway; BouncyCastle's cost more on a cold JVM.
 */
final class Primitives {

    static final int TAG_BYTES = 16;
    static final int NONCE_BYTES = 12;
    static final int FILE_KEY_BYTES = 16;

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Primitives() {}

    /** 32 bytes over the first {@code length} bytes of {@code data}. */
    static byte[] hmac(byte[] key, byte[] data, int length) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(data, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
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
            return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain, offset, length);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The plaintext; null when the tag does not match. */
    static byte @Nullable [] open(byte[] key, byte[] nonce, byte[] sealed, int offset, int length) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, offset, length);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
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

    private static Cipher cipher(int mode, byte[] key, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this Java lacks what age files need", e);
    }
}
