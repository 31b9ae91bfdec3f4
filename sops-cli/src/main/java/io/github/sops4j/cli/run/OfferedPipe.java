package io.github.sops4j.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A named pipe that is offered to a command, mode 0600: whoever opens it first reads the content,
 * once (clause C145). Nothing of it is ever on a disk.
 */
final class OfferedPipe implements SecretFile {
    private static final int PATIENCE_MILLIS = 20;
    private static final int ATTEMPTS = 50;

    private final OfferFolder folder;
    private final Path pipe;
    private final byte[] content;
    private final Thread writer =
            new Thread("pipe") {
                @Override
                public void run() {
                    write();
                }
            };
    private volatile boolean ended;

    private OfferedPipe(OfferFolder folder, Path pipe, byte[] content) {
        this.folder = folder;
        this.pipe = pipe;
        this.content = content;
    }

    /** Makes the pipe; {@code content} is wiped when it is read, or when nobody did. */
    static OfferedPipe create(
            OfferFolder folder, Path name, byte[] content, @Nullable Account reader)
            throws IOException {
        Path pipe = folder.path().resolve(name).normalize();
        make(pipe);
        if (reader != null) {
            reader.own(pipe);
        }
        OfferedPipe offered = new OfferedPipe(folder, pipe, content);
        offered.writer.setDaemon(true);
        offered.writer.start();
        return offered;
    }

    /** Java cannot make one; mkfifo is a program of every POSIX system. */
    private static void make(Path pipe) throws IOException {
        if (Files.exists(pipe, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("file exists");
        }
        Path parent = pipe.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("no such file or directory");
        }
        try {
            Process mkfifo =
                    new ProcessBuilder("mkfifo", "-m", "600", "--", pipe.toString())
                            .redirectErrorStream(true)
                            .start();
            String complaint =
                    new String(mkfifo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (mkfifo.waitFor() != 0) {
                throw new IOException(complaint.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits for a reader first. */
    private void write() {
        try {
            if (!ended) {
                try (FileChannel channel = FileChannel.open(pipe, StandardOpenOption.WRITE)) {
                    if (!ended) {
                        SecretFile.write(channel, content);
                    }
                }
            }
        } catch (IOException e) {
            // The reader left before the end, or the command is over.
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    @Override
    public String path() {
        return pipe.toString();
    }

    @Override
    public synchronized void close() {
        ended = true;
        try {
            for (int i = 0; writer.isAlive() && i < ATTEMPTS; i++) {
                release();
                writer.interrupt(); // it may wait for a reader who reads no more
                writer.join(PATIENCE_MILLIS);
            }
        } catch (IOException e) {
            // Removed by the command: the writer ends with this process.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.remove();
    }

    /** Reader and writer in one, which never waits and lets the waiting writer go on. */
    private void release() throws IOException {
        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
    }
}
