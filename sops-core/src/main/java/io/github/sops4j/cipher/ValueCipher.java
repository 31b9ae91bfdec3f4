package io.github.sops4j.cipher;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * AES-256-GCM over single values (clauses F21 to F24); one cipher object serves them all, for one
 * thread. It is BouncyCastle's, since the providers of the JDK take longer to start than a small
 * file takes to decrypt.
 */
public final class ValueCipher {
    private static final String NOT_AUTHENTIC =
            "Could not decrypt with AES_GCM: cipher: message authentication failed";
    private static final int IV_LENGTH = 32;

    /** Random bytes are drawn in blocks, since each draw costs a call of the system. */
    private static final int IVS_PER_DRAW = 128;

    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    private final byte[] ivs = new byte[IV_LENGTH * IVS_PER_DRAW];
    private int ivsUsed = IVS_PER_DRAW;

    /**
     * A cipher under a data key, which it expands at once, so that no copy of it is kept. What it
     * is expanded to cannot be wiped: it goes with the cipher.
     */
    public ValueCipher(DataKey dataKey) {
        byte[] bytes = dataKey.copy();
        KeyParameter key = new KeyParameter(bytes);
        Arrays.fill(bytes, (byte) 0);
        cipher.init(false, new ParametersWithIV(key, new byte[IV_LENGTH]));
        Arrays.fill(key.getKey(), (byte) 0); // its own array, not a copy
    }

    /**
     * Encrypts bytes under a fresh nonce of 32 bytes.
     *
     * @param plaintext the byte form of a value; an empty one is never encrypted (clause F6)
     * @param additionalData what the ciphertext is tied to, in bytes (clause F24)
     * @param type the type name to write
     */
    public EncryptedValue encrypt(byte[] plaintext, byte[] additionalData, String type) {
        return encrypt(plaintext, additionalData, type, nextIv());
    }

    /**
     * Encrypts bytes under a nonce that this data key has not met and will not meet again.
     *
     * @param iv of at least one byte
     */
    public EncryptedValue encrypt(byte[] plaintext, byte[] additionalData, String type, byte[] iv) {
        try {
            return new EncryptedValue(run(true, plaintext, iv, additionalData), iv, type);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("AES-GCM does not encrypt", impossible);
        }
    }

    /**
     * Decrypts to the byte form of a value.
     *
     * @throws CipherException when key, additional data or ciphertext are others than on encryption
     */
    public byte[] decrypt(EncryptedValue value, byte[] additionalData) throws CipherException {
        if (value.data().length < EncryptedValue.TAG_LENGTH || value.iv().length == 0) {
            throw new CipherException(NOT_AUTHENTIC);
        }
        try {
            return run(false, value.data(), value.iv(), additionalData);
        } catch (InvalidCipherTextException forged) {
            throw new CipherException(NOT_AUTHENTIC, forged);
        }
    }

    private byte[] run(boolean encrypt, byte[] input, byte[] iv, byte[] additionalData)
            throws InvalidCipherTextException {
        cipher.init(encrypt, new ParametersWithIV(null, iv)); // under the key it has expanded
        cipher.processAADBytes(additionalData, 0, additionalData.length);
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, output, 0);
        cipher.doFinal(output, length);
        return output;
    }

    private byte[] nextIv() {
        if (ivsUsed == IVS_PER_DRAW) {
            SystemRandom.fill(ivs);
            ivsUsed = 0;
        }
        int at = IV_LENGTH * ivsUsed++;
        return Arrays.copyOfRange(ivs, at, at + IV_LENGTH);
    }
}
