package io.github.sops4j.key.user;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A growing buffer for secrets; nothing stays behind where it was. */
public final class WipedBytes extends ByteArrayOutputStream implements AutoCloseable {

    /** An empty buffer with room for some bytes. */
    public WipedBytes(int size) {
        super(size);
    }

    /** Adds bytes; what becomes too small is wiped. */
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        byte[] before = buf;
        super.write(bytes, offset, length);
        wipeIfLeft(before);
    }

    /** Adds a byte; what becomes too small is wiped. */
    @Override
    public synchronized void write(int value) {
        byte[] before = buf;
        super.write(value);
        wipeIfLeft(before);
    }

    private void wipeIfLeft(byte[] before) {
        if (before != buf) {
            Arrays.fill(before, (byte) 0);
        }
    }

    /** The bytes, which the caller wipes; the buffer is empty then. */
    public synchronized byte[] takeBytes() {
        byte[] bytes = toByteArray();
        close();
        return bytes;
    }

    /** Wipes all of it. */
    @Override
    public synchronized void close() {
        Arrays.fill(buf, (byte) 0);
        reset();
    }
}
