package io.github.sops4j.cli.run;

import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that is offered to a command, mode 0600 (clause C146). */
final class OfferedFile implements SecretFile {
    private final OfferFolder folder;
    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object identity;

    private OfferedFile(
            OfferFolder folder, Path file, FileChannel channel, @Nullable Object identity) {
        this.folder = folder;
        this.file = file;
        this.channel = channel;
        this.identity = identity;
    }

    /** Puts {@code content} into a new file, and wipes it. */
    static OfferedFile create(
            OfferFolder folder, Path name, byte[] content, @Nullable Account reader)
            throws IOException {
        Path file = folder.path().resolve(name).normalize();
        FileChannel channel = open(folder, file);
        try {
            SecretFile.write(channel, content);
            if (reader != null) {
                reader.own(file);
            }
            return new OfferedFile(folder, file, channel, identity(file));
        } catch (IOException e) {
            channel.close();
            throw new IOException(OsText.of("write", file.toString(), e), e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static FileChannel open(OfferFolder folder, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("open " + file + ": is a directory");
        }
        try {
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PrivateFolder.mode(folder.path(), "rw-------"));
        } catch (IOException e) {
            throw new IOException(OsText.of("open", file.toString(), e), e);
        }
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    @Override
    public String path() {
        return file.toString();
    }

    @Override
    public synchronized void close() {
        try (channel) {
            if (channel.isOpen() && isOursAlone()) {
                SecretFile.overwrite(channel);
            }
        } catch (IOException e) {
            // Moved away by the command, which has it now.
        }
        folder.remove();
    }

    /** Whether the command neither moved the file away nor made a second name for it. */
    private boolean isOursAlone() throws IOException {
        return identity == null
                || (identity.equals(identity(file))
                        && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                                .equals(1));
    }
}
