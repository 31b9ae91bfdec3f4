package io.github.sops4j.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file that is replaced as a whole: a crash or a full disk leaves the old content or the new one.
 * Where that is impossible it is written in place, and the user is told.
 */
public final class ResultFile {
    private static final int MAX_LINKS = 40;

    private final Path path;
    private final Privacy privacy;
    private final Consumer<String> notice;

    /** Who may read a file that did not exist before; an existing one keeps its mode. */
    public enum Privacy {
        /** Plaintext: its owner only. */
        OWNER,
        /** Ciphertext: whomever the umask lets. */
        UMASK
    }

    /**
     * The file that a path leads to; through symbolic links, the one they point to.
     *
     * @param path need not exist; its folder must
     * @param notice hears, in one line, why a file was written in place
     */
    public ResultFile(Path path, Privacy privacy, Consumer<String> notice) {
        this.path = path;
        this.privacy = privacy;
        this.notice = notice;
    }

    /**
     * Makes the bytes the content of the file.
     *
     * @throws CannotOpenException when the file cannot be opened for writing
     * @throws IOException when writing fails; the file is unchanged unless it was written in place
     */
    public void write(byte[] content) throws IOException {
        if (isChannel()) {
            writeInPlace(path, content);
            return;
        }
        Path target = target();
        FileIdentity old = FileIdentity.of(target);
        if (old != null && !Files.isWritable(target)) {
            throw new CannotOpenException("permission denied");
        }
        String obstacle = old == null ? "" : old.obstacle();
        if (obstacle.isEmpty()) {
            obstacle = new Replacement(target, old, privacy).write(content);
        }
        if (!obstacle.isEmpty()) {
            writeInPlace(target, content);
            notice.accept("wrote " + target + " in place, not in one step: " + obstacle);
        }
    }

    /** A pipe, a device, a folder, or whatever another process or this one has open. */
    private boolean isChannel() throws IOException {
        Path link = path;
        for (int links = 0; links < MAX_LINKS && Files.isSymbolicLink(link); links++) {
            link = link.resolveSibling(Files.readSymbolicLink(link));
            if (link.startsWith("/proc")) {
                return true;
            }
        }
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    private Path target() throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new CannotOpenException("too many levels of symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** What a file grows by is written first: where there is no room for it, nothing is lost. */
    private static void writeInPlace(Path target, byte[] content) throws IOException {
        try (FileChannel channel = openForWriting(target)) {
            if (!Files.isRegularFile(target)) {
                fill(channel, ByteBuffer.wrap(content));
                return;
            }
            long old = channel.size();
            int common = (int) Math.min(old, content.length);
            try {
                channel.position(common);
                fill(channel, ByteBuffer.wrap(content, common, content.length - common));
            } catch (IOException e) {
                channel.truncate(old);
                throw e;
            }
            channel.position(0);
            fill(channel, ByteBuffer.wrap(content, 0, common));
            channel.truncate(content.length);
            channel.force(true);
        }
    }

    private static void fill(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static FileChannel openForWriting(Path target) throws IOException {
        try {
            return FileChannel.open(target, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new CannotOpenException(OsText.reason(e));
        }
    }
}
