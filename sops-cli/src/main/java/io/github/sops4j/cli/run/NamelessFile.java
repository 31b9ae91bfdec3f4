package io.github.sops4j.cli.run;

import io.github.sops4j.cipher.SystemRandom;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;

/**
 * Memory that reads like a file and has no name (Linux): a file on a tmpfs, removed before anything
 * is written to it and kept open here. Other processes of this user open it as {@code /proc/<our
 * pid>/fd/<n>}; when this process ends, however it ends, the kernel frees it.
 */
final class NamelessFile implements SecretFile {
    private static final Path OUR_DESCRIPTORS = Path.of("/proc/self/fd");

    private final FileChannel channel;
    private final String path;

    private NamelessFile(FileChannel channel, String path) {
        this.channel = channel;
        this.path = path;
    }

    /**
     * Puts {@code content} into a new nameless file.
     *
     * @param folder a folder on a tmpfs
     * @throws IOException when there is no room, or the file could not be opened through /proc
     */
    static NamelessFile create(Path folder, byte[] content) throws IOException {
        byte[] random = new byte[16];
        SystemRandom.fill(random);
        Path name = folder.toRealPath().resolve(".sops4j-" + HexFormat.of().formatHex(random));
        FileChannel channel =
                FileChannel.open(
                        name,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            String path;
            try {
                path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor(name);
            } finally {
                Files.delete(name);
            }
            SecretFile.write(channel, content);
            requireReadable(path, content.length);
            return new NamelessFile(channel, path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The number of our descriptor whose link reads {@code file}. */
    private static String descriptor(Path file) throws IOException {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(OUR_DESCRIPTORS)) {
            for (Path link : links) {
                if (file.equals(target(link))) {
                    return link.getFileName().toString();
                }
            }
        }
        throw new IOException("no descriptor in " + OUR_DESCRIPTORS + " leads to " + file);
    }

    private static Path target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link);
        } catch (NoSuchFileException e) {
            return link; // closed since the folder was read
        }
    }

    /** A /proc of another process namespace would show another process's file, or none. */
    private static void requireReadable(String path, long size) throws IOException {
        if (Files.size(Path.of(path)) != size) {
            throw new IOException(path + " does not lead to the file made");
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public synchronized void close() {
        try (channel) {
            if (channel.isOpen()) {
                SecretFile.overwrite(channel);
            }
        } catch (IOException e) {
            // The content has no name and goes with the descriptor: nothing is left to remove.
        }
    }
}
