package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.security.SecureRandom;
import java.util.List;

/** A file in the age v1 format. */
final class AgeFile {

    /** A wrapped data key takes half a kilobyte, a hybrid one two. */
    private static final int MAX_ARMOR_BYTES = 1 << 20;

    private final byte[] file;
    private final Header header;

    private AgeFile(byte[] file, Header header) {
        this.file = file;
        this.header = header;
    }

    /** Reads an armored file of at most 1 MiB; nothing is decrypted yet. */
    static AgeFile parseArmored(byte[] armor) throws KeyException {
        if (armor.length > MAX_ARMOR_BYTES) {
            throw new KeyException("failed to read header: the age file is longer than 1 MiB");
        }
        byte[] file;
        try {
            file = Armor.decode(armor);
        } catch (KeyException e) {
            throw new KeyException("failed to read header: " + e.getMessage(), e);
        }
        return parse(file);
    }

    /** Reads a binary file, which is kept; nothing is decrypted yet. */
    static AgeFile parse(byte[] file) throws KeyException {
        return new AgeFile(file, Header.parse(file));
    }

    /** A new binary file for one recipient. */
    static byte[] seal(Recipient recipient, byte[] plain, SecureRandom random) throws KeyException {
        byte[] fileKey = Primitives.random(random, Primitives.FILE_KEY_BYTES);
        try {
            byte[] header = Header.write(recipient.wrap(fileKey, random), fileKey);
            byte[] nonce = Primitives.random(random, Payload.NONCE_BYTES);
            return Primitives.concat(header, Payload.seal(fileKey, nonce, plain));
        } finally {
            Primitives.wipe(fileKey);
        }
    }

    List<Stanza> stanzas() {
        return header.stanzas();
    }

    /**
     * The plaintext under a file key, which is wiped.
     *
     * @throws KeyException when header or payload do not belong to this key
     */
    byte[] open(byte[] fileKey) throws KeyException {
        try {
            if (fileKey.length != Primitives.FILE_KEY_BYTES) {
                throw new KeyException("the file key does not have 16 bytes");
            }
            if (!header.isAuthentic(fileKey)) {
                throw new KeyException("bad header MAC");
            }
            return Payload.open(fileKey, file, header.length());
        } finally {
            Primitives.wipe(fileKey);
        }
    }
}
