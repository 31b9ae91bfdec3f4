package io.github.sops4j.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file that holds one secret while a command runs; closing it leaves nothing of the content. */
interface SecretFile extends AutoCloseable {

    /** Where another program of this user reads the secret, any number of times. */
    String path();

    /** Overwrites the content with zeros and lets go of the file; a second call does nothing. */
    @Override
    void close();

    /**
     * Writes all of {@code content}. The bytes go through a buffer of our own that is wiped, since
     * the JDK would keep its copy of a heap buffer.
     */
    static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(content.length);
        try {
            buffer.put(content).flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } finally {
            buffer.clear();
            while (buffer.hasRemaining()) {
                buffer.put((byte) 0);
            }
        }
    }

    /** Overwrites all of the file with zeros. */
    static void overwrite(FileChannel channel) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(8192);
        long size = channel.size();
        for (long at = 0; at < size; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros, at + zeros.position());
            }
        }
        channel.force(false);
    }
}
