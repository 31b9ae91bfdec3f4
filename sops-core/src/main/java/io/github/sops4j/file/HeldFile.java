package io.github.sops4j.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read to be replaced. Another process of this program, and another thread of this
 * process, that wants to change it waits until this one is done; what others do to it meanwhile is
 * noticed.
 *
 * <p>Closing any channel on a file ends all locks that a process has on it, so the content is read
 * through the channel that holds the lock, and nothing else opens the file until it is replaced.
 */
public final class HeldFile implements AutoCloseable {
    private final Path path;
    private final @Nullable FileChannel channel;
    private final @Nullable Object key;
    private final Path turn;
    private byte[] content = {};
    private boolean closed;

    private HeldFile(Path path, @Nullable FileChannel channel, @Nullable Object key, Path turn) {
        this.path = path;
        this.channel = channel;
        this.key = key;
        this.turn = turn;
    }

    /**
     * Waits for a file until nobody of this program holds it. One that cannot be written is not
     * held; replacing it fails later on.
     *
     * @param notice hears, in one line, that there is another process to wait for
     * @throws IllegalStateException when this thread holds it already
     */
    public static HeldFile of(Path path, Consumer<String> notice) throws IOException {
        HeldFile held = null;
        boolean told = false;
        while (held == null) {
            Path turn = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
            Turns.take(turn);
            Object key = keyOf(path);
            FileChannel channel = null;
            try {
                channel = open(path);
                if (channel != null) {
                    told |= lock(channel, path, told ? again -> {} : notice);
                }
                if (channel == null || Objects.equals(key, keyOf(path))) {
                    held = new HeldFile(path, channel, key, turn);
                }
            } finally {
                if (held == null) {
                    giveBack(channel, turn);
                }
            }
        }
        return held;
    }

    private static void giveBack(@Nullable FileChannel channel, Path turn) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            Turns.giveBack(turn);
        }
    }

    /**
     * Takes the lock; says whether it had to wait. Some file systems have no locks, and this
     * process has one already where it holds the file by another of its names: there only what
     * others did is noticed.
     */
    private static boolean lock(FileChannel channel, Path path, Consumer<String> notice) {
        try {
            if (channel.tryLock() != null) {
                return false;
            }
            notice.accept("waiting for another process that changes " + path);
            channel.lock();
            return true;
        } catch (IOException | OverlappingFileLockException unsupported) {
            return false; // the content is compared before it is replaced
        }
    }

    private static @Nullable FileChannel open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            return null;
        } catch (FileSystemException e) {
            if (OsText.reason(e).equals("read-only file system")) {
                return null;
            }
            throw e;
        }
    }

    /** Which file has the name just now. */
    private static @Nullable Object keyOf(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** The whole content. */
    public byte[] read() throws IOException {
        content = current();
        return content;
    }

    private byte[] current() throws IOException {
        FileChannel held = channel;
        if (held == null) {
            return Files.readAllBytes(path);
        }
        if (held.size() > Integer.MAX_VALUE) {
            throw new IOException("File too large");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) held.size());
        while (bytes.hasRemaining() && held.read(bytes, bytes.position()) >= 0) {
            // one read may give a part only
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Whether the file is still the one that was read, with the content it had. */
    public boolean isUnchanged() throws IOException {
        return Objects.equals(key, keyOf(path)) && Arrays.equals(content, current());
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            giveBack(channel, turn);
        }
    }
}
