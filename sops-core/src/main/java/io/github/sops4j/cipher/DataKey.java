package io.github.sops4j.cipher;

import java.util.Arrays;

/**
 * The key of one file's values: 32 bytes, in old files 16 or 24; never printed, wiped on close
 * (clause F21).
 */
public final class DataKey implements AutoCloseable {
    private static final int LENGTH = 32;

    private final byte[] bytes;
    private volatile boolean closed;

    /**
     * A key with these bytes, which are copied.
     *
     * @throws IllegalArgumentException when AES takes no key of that length (16, 24 or 32 bytes)
     */
    public DataKey(byte[] bytes) {
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "a data key has 16, 24 or 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** A new random key of 32 bytes. */
    public static DataKey random() {
        byte[] bytes = new byte[LENGTH];
        SystemRandom.fill(bytes);
        try {
            return new DataKey(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The same key, to be closed by itself. */
    public DataKey duplicate() {
        return new DataKey(open());
    }

    /** A copy of its bytes; the caller wipes it. */
    public byte[] copy() {
        return open().clone();
    }

    /** Nothing may be encrypted under the zeros that are there afterwards. */
    private byte[] open() {
        if (closed) {
            throw new IllegalStateException("the data key was closed");
        }
        return bytes;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "DataKey";
    }
}
