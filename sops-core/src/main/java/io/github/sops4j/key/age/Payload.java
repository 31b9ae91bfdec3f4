package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The payload of an age file: a nonce, then chunks of 64 KiB, each sealed with its number. */
final class Payload {

    static final int NONCE_BYTES = 16;

    private static final int CHUNK = 64 * 1024;
    private static final int SEALED_CHUNK = CHUNK + Primitives.TAG_BYTES;

    private Payload() {}

    /** Nonce and chunks of a text. */
    static byte[] seal(byte[] fileKey, byte[] nonce, byte[] plain) {
        byte[] key = Primitives.hkdf(fileKey, nonce, "payload");
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length + 64);
        sealed.write(nonce, 0, nonce.length);
        int index = 0;
        for (int at = 0; at == 0 || at < plain.length; at += CHUNK, index++) {
            int length = Math.min(CHUNK, plain.length - at);
            boolean last = at + length == plain.length;
            byte[] chunk = Primitives.seal(key, chunkNonce(index, last), plain, at, length);
            sealed.write(chunk, 0, chunk.length);
        }
        Primitives.wipe(key);
        return sealed.toByteArray();
    }

    /**
     * Opens what stands in a file from an offset to its end.
     *
     * @return the plaintext, which the caller wipes
     * @throws KeyException when it is truncated or altered
     */
    static byte[] open(byte[] fileKey, byte[] file, int offset) throws KeyException {
        int start = offset + NONCE_BYTES;
        if (file.length < start) {
            throw new KeyException("failed to read nonce: unexpected end");
        }
        byte[] key = Primitives.hkdf(fileKey, Arrays.copyOfRange(file, offset, start), "payload");
        try {
            return chunks(key, file, start);
        } finally {
            Primitives.wipe(key);
        }
    }

    private static byte[] chunks(byte[] key, byte[] file, int start) throws KeyException {
        int sealed = file.length - start;
        int count = Math.max(1, (sealed + SEALED_CHUNK - 1) / SEALED_CHUNK);
        int lastSealed = sealed - (count - 1) * SEALED_CHUNK;
        if (lastSealed < Primitives.TAG_BYTES
                || (count > 1 && lastSealed == Primitives.TAG_BYTES)) {
            throw new KeyException("failed to decrypt: the payload is truncated");
        }
        byte[] plain = new byte[sealed - count * Primitives.TAG_BYTES];
        for (int index = 0; index < count; index++) {
            boolean last = index == count - 1;
            byte[] chunk = chunk(key, index, last, file, start + index * SEALED_CHUNK, lastSealed);
            if (chunk == null) {
                Primitives.wipe(plain);
                throw new KeyException(
                        "failed to decrypt and authenticate payload chunk, file may be corrupted"
                                + " or tampered with");
            }
            System.arraycopy(chunk, 0, plain, index * CHUNK, chunk.length);
            Primitives.wipe(chunk);
        }
        return plain;
    }

    private static byte @Nullable [] chunk(
            byte[] key, int index, boolean last, byte[] file, int at, int lastSealed) {
        int length = last ? lastSealed : SEALED_CHUNK;
        return Primitives.open(key, chunkNonce(index, last), file, at, length);
    }

    /** The chunk's number in 11 bytes, then whether it is the last. */
    private static byte[] chunkNonce(int index, boolean last) {
        byte[] nonce = new byte[Primitives.NONCE_BYTES];
        nonce[7] = (byte) (index >>> 24);
        nonce[8] = (byte) (index >>> 16);
        nonce[9] = (byte) (index >>> 8);
        nonce[10] = (byte) index;
        nonce[11] = (byte) (last ? 1 : 0);
        return nonce;
    }
}
