package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.gpg.keybox.KeyBlob;
import org.bouncycastle.gpg.keybox.PublicKeyRingBlob;
import org.bouncycastle.gpg.keybox.bc.BcKeyBox;
import org.bouncycastle.openpgp.PGPPublicKeyRing;

/**
 * GnuPG's keybox: blobs that begin with their length, the first of them a header.
 *
 * <p>Each blob is parsed by itself, so that a damaged one does not hide the others.
 */
final class Keybox {

    private static final byte[] MAGIC = {'K', 'B', 'X', 'f'};
    private static final int MAGIC_OFFSET = 8;
    private static final int TYPE_OFFSET = 4;
    private static final int SMALLEST_BLOB = 6;
    private static final int LARGEST_HEADER = 256;
    private static final int OPENPGP = 2;

    private Keybox() {}

    /** Whether a file begins as a keybox does. */
    static boolean isOne(byte[] content) {
        int end = MAGIC_OFFSET + MAGIC.length;
        return content.length >= end
                && Arrays.equals(content, MAGIC_OFFSET, end, MAGIC, 0, MAGIC.length);
    }

    /**
     * The OpenPGP keys of a keybox.
     *
     * @throws KeyException when it has blobs, and none of them can be read
     */
    static List<PGPPublicKeyRing> rings(byte[] content) throws KeyException {
        List<PGPPublicKeyRing> rings = new ArrayList<>();
        int damaged = 0;
        int header = length(content, 0);
        if (header < SMALLEST_BLOB || header > LARGEST_HEADER || header > content.length) {
            throw damaged();
        }
        for (int at = header; at + SMALLEST_BLOB <= content.length; ) {
            int length = length(content, at);
            if (length < SMALLEST_BLOB || length > content.length - at) {
                damaged++;
                break;
            }
            if (content[at + TYPE_OFFSET] == OPENPGP) {
                try {
                    rings.addAll(blob(content, header, at, length));
                } catch (IOException | RuntimeException e) {
                    damaged++;
                }
            }
            at += length;
        }
        if (rings.isEmpty() && damaged > 0) {
            throw damaged();
        }
        return rings;
    }

    private static KeyException damaged() {
        return new KeyException("the keybox is damaged");
    }

    private static int length(byte[] content, int at) {
        return ByteBuffer.wrap(content).getInt(at);
    }

    private static List<PGPPublicKeyRing> blob(byte[] content, int header, int at, int length)
            throws IOException {
        byte[] alone = Arrays.copyOf(content, header + length);
        System.arraycopy(content, at, alone, header, length);
        List<PGPPublicKeyRing> rings = new ArrayList<>(1);
        for (KeyBlob blob : new BcKeyBox(alone).getKeyBlobs()) {
            if (blob instanceof PublicKeyRingBlob keys) {
                rings.add(keys.getPGPPublicKeyRing());
            }
        }
        return rings;
    }
}
