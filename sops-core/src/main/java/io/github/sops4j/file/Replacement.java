package io.github.sops4j.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new file beside the target that takes its name once it is complete and on the disk. It is
 * removed when that fails and when the program is interrupted.
 */
final class Replacement {
    private static final int BASE_36 = 36;

    private final Path target;
    private final @Nullable FileIdentity old;
    private final ResultFile.Privacy privacy;

    Replacement(Path target, @Nullable FileIdentity old, ResultFile.Privacy privacy) {
        this.target = target;
        this.old = old;
        this.privacy = privacy;
    }

    /**
     * Replaces the target.
     *
     * @return empty, or why an existing target has to be written in place; nothing changed then
     * @throws CannotOpenException when the target is new and cannot be created
     * @throws IOException when writing fails, for want of space for example; nothing changed then
     */
    String write(byte[] content) throws IOException {
        Path fresh = target.resolveSibling(freshName());
        Thread removal = new Thread(() -> remove(fresh));
        Runtime.getRuntime().addShutdownHook(removal);
        try {
            try (FileChannel channel = FileChannel.open(fresh, options(), permissions())) {
                fill(channel, content);
            } catch (FileSystemException e) {
                return obstacleOnOpening(e);
            }
            String obstacle = takeOver(fresh);
            remove(fresh);
            return obstacle;
        } catch (IOException e) {
            remove(fresh);
            throw e;
        } finally {
            forget(removal);
        }
    }

    private static void fill(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Only what a writable file in an unwritable folder meets; all else is final. */
    private String obstacleOnOpening(FileSystemException e) throws IOException {
        String reason = OsText.reason(e);
        boolean folder =
                e instanceof AccessDeniedException || reason.equals("read-only file system");
        if (old != null && folder) {
            return "no new file can be made in its folder (" + reason + ")";
        }
        if (reason.equals("no space left on device") || reason.equals("disk quota exceeded")) {
            throw e;
        }
        throw new CannotOpenException(reason);
    }

    private String takeOver(Path fresh) throws IOException {
        if (old != null) {
            try {
                old.giveTo(fresh);
            } catch (IOException e) {
                return "it belongs to another user or group";
            }
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (old == null) {
                throw new CannotOpenException(OsText.reason(e));
            }
            return "it cannot be replaced (" + OsText.reason(e) + ")";
        }
        syncFolder();
        return "";
    }

    /** Best effort: some systems do not open folders. */
    private void syncFolder() {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the content itself is on the disk
        }
    }

    private static Set<StandardOpenOption> options() {
        return Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** A file that will get another mode starts out private. */
    private FileAttribute<?>[] permissions() {
        boolean umask = old == null && privacy == ResultFile.Privacy.UMASK;
        if (umask || !target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(
                    Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        };
    }

    private static String freshName() {
        long unique = System.nanoTime() ^ ProcessHandle.current().pid() << Integer.SIZE;
        return ".sops-" + Long.toUnsignedString(unique, BASE_36) + ".tmp";
    }

    private static void forget(Thread removal) {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // the program is ending, and the hook removes the file
        }
    }

    private static void remove(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            // nothing more can be done about a leftover
        }
    }
}
