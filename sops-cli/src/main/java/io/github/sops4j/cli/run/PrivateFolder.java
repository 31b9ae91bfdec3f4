package io.github.sops4j.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A secret in a file with a name, where a nameless one is not to be had: mode 0600, in a folder of
 * mode 0700 of its own.
 *
 * <p>The folder holds a second file, on which its maker keeps a lock. The system drops the lock
 * when the process ends, so {@link #sweep} knows the folders of the dead whatever became of their
 * process numbers. A secret is written only while the lock is held.
 */
final class PrivateFolder implements SecretFile {
    private static final String PREFIX = "sops4j-run-";
    private static final String LOCK = "alive";
    private static final String SECRET = "secret";
    private static final int ATTEMPTS = 10;

    private final Path folder;
    private final FileChannel lock;
    private boolean closed;

    private PrivateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Puts {@code content} into a new file below {@code parent}. */
    static PrivateFolder create(Path parent, byte[] content) throws IOException {
        PrivateFolder made = make(parent);
        try (FileChannel channel =
                FileChannel.open(
                        made.folder.resolve(SECRET),
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        mode(parent, "rw-------"))) {
            SecretFile.write(channel, content);
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /**
     * Makes folder and lock; another process's sweep may take either away before the lock holds.
     */
    private static PrivateFolder make(Path parent) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Path folder =
                    Files.createTempDirectory(parent, ourPrefix(), mode(parent, "rwx------"))
                            .toAbsolutePath();
            FileChannel lock =
                    lock(
                            folder.resolve(LOCK),
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE_NEW);
            if (lock == null) {
                continue;
            }
            if (Files.exists(folder.resolve(LOCK))) {
                return new PrivateFolder(folder, lock);
            }
            lock.close();
        }
        throw new IOException("cannot keep a private folder in " + parent);
    }

    private static String ourPrefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    /** The attribute that makes a new file or folder have these permissions. */
    static FileAttribute<?>[] mode(Path parent, String permissions) {
        if (!parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0]; // Windows: the temporary folder is the user's own
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** The open lock, or null when another process has it or its file is gone. */
    private static @Nullable FileChannel lock(Path file, StandardOpenOption... options)
            throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, options);
        } catch (NoSuchFileException e) {
            return null;
        }
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    /**
     * Overwrites and removes what dead processes of this user left in {@code parent}. What cannot
     * be removed stays for the next time: a sweep never fails.
     */
    static void sweep(Path parent) {
        try {
            List<Path> others = foldersOfOthers(parent);
            if (!others.isEmpty()) {
                sweep(parent, others);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Not readable, or full: sweeping is a courtesy to earlier runs.
        }
    }

    /** Our own are left out: opening the lock file here would drop this process's lock on it. */
    private static List<Path> foldersOfOthers(Path parent) throws IOException {
        String ours = ourPrefix();
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(ours)) {
                    others.add(folder);
                }
            }
        }
        return others;
    }

    /**
     * Sweeps the folders that are this user's. In a folder of another user the name of the secret
     * could be a link to a file of ours.
     */
    private static void sweep(Path parent, List<Path> folders) throws IOException {
        PrivateFolder own = make(parent);
        try {
            UserPrincipal us = Files.getOwner(own.folder);
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && us.equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
                    sweepFolder(folder);
                }
            }
        } finally {
            own.close();
        }
    }

    private static void sweepFolder(Path folder) {
        try {
            if (!Files.exists(folder.resolve(LOCK))) {
                Files.delete(folder); // nothing is written before the lock, so it is empty
                return;
            }
            FileChannel lock = lock(folder.resolve(LOCK), StandardOpenOption.WRITE);
            if (lock != null) {
                new PrivateFolder(folder, lock).close();
            }
        } catch (IOException e) {
            // Its maker is at work on it: not ours to remove.
        }
    }

    @Override
    public String path() {
        return folder.resolve(SECRET).toString();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        overwriteSecret();
        try {
            Files.deleteIfExists(folder.resolve(SECRET));
            lock.close(); // Windows cannot delete an open file
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Held open by another program (Windows): the next sweep tries again.
        }
    }

    private void overwriteSecret() {
        try (FileChannel channel =
                FileChannel.open(
                        folder.resolve(SECRET),
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            SecretFile.overwrite(channel);
        } catch (IOException e) {
            // Never written, or gone: there is nothing to overwrite.
        }
    }
}
