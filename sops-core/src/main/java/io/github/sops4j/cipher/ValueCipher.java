package io.github.sops4j.cipher;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES-256-GCM over single values (clauses F21 to F24); one cipher object serves them all. */
public final class ValueCipher {
    private static final String NOT_AUTHENTIC =
            "Could not decrypt with AES_GCM: cipher: message authentication failed";
    private static final int IV_LENGTH = 32;
    private static final int TAG_BITS = 8 * EncryptedValue.TAG_LENGTH;

    /** Random bytes are drawn in blocks, since each draw costs a call of the system. */
    private static final int IVS_PER_DRAW = 128;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] ivs = new byte[IV_LENGTH * IVS_PER_DRAW];
    private @Nullable SecureRandom random;
    private int ivsUsed = IVS_PER_DRAW;

    /** A cipher under a data key, which it copies. */
    public ValueCipher(DataKey dataKey) {
        byte[] bytes = dataKey.copy();
        try {
            key = new SecretKeySpec(bytes, "AES");
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java runtime has no AES-GCM", impossible);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Encrypts bytes under a fresh nonce of 32 bytes.
     *
     * @param plaintext the byte form of a value; an empty one is never encrypted (clause F6)
     * @param additionalData what the ciphertext is tied to, in bytes (clause F24)
     * @param type the type name to write
     */
    public EncryptedValue encrypt(byte[] plaintext, byte[] additionalData, String type) {
        byte[] iv = nextIv();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(additionalData);
            return new EncryptedValue(cipher.doFinal(plaintext), iv, type);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM does not encrypt", impossible);
        }
    }

    /**
     * Decrypts to the byte form of a value.
     *
     * @throws CipherException when key, additional data or ciphertext are others than on encryption
     */
    public byte[] decrypt(EncryptedValue value, byte[] additionalData) throws CipherException {
        if (value.data().length < EncryptedValue.TAG_LENGTH) {
            throw new CipherException(NOT_AUTHENTIC);
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, value.iv()));
            cipher.updateAAD(additionalData);
            return cipher.doFinal(value.data());
        } catch (AEADBadTagException forged) {
            throw new CipherException(NOT_AUTHENTIC, forged);
        } catch (GeneralSecurityException refused) {
            throw new CipherException(
                    "Could not decrypt with AES_GCM: the nonce is unusable", refused);
        }
    }

    private byte[] nextIv() {
        if (ivsUsed == IVS_PER_DRAW) {
            if (random == null) {
                random = new SecureRandom();
            }
            random.nextBytes(ivs);
            ivsUsed = 0;
        }
        int at = IV_LENGTH * ivsUsed++;
        return Arrays.copyOfRange(ivs, at, at + IV_LENGTH);
    }
}
