package io.github.sops4j.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plain text that an editor works on: mode 0600, alone in a folder of mode 0700 with a name of
 * digits (clause C128), in memory where the system has some. What the editor puts beside it, swap
 * files and backups, is in that folder too; closing overwrites and removes all of it.
 */
public final class Draft implements AutoCloseable {
    private final Path folder;
    private final Path file;
    private final Thread removal = new Thread(this::remove, "draft");

    private Draft(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
        Runtime.getRuntime().addShutdownHook(removal);
    }

    /**
     * A draft on this machine.
     *
     * @param name the name of the file, which editors go by
     * @param content its first content
     */
    public static Draft create(Path name, byte[] content) throws IOException {
        SecretFolders here = SecretFolders.ofThisMachine();
        List<Path> places = new ArrayList<>(here.memory());
        if (places.isEmpty()) {
            places.add(here.temporary());
        }
        IOException failure = new IOException("no place for a draft");
        for (Path place : places) {
            try {
                return create(place, name, content);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private static Draft create(Path place, Path name, byte[] content) throws IOException {
        Path folder = place.resolve(OfferPlace.digits());
        Files.createDirectory(folder, PrivateFolder.mode(place, "rwx------"));
        Draft draft = new Draft(folder, folder.resolve(name));
        boolean written = false;
        try (FileChannel channel =
                FileChannel.open(
                        draft.file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PrivateFolder.mode(place, "rw-------"))) {
            SecretFile.write(channel, content);
            written = true;
            return draft;
        } finally {
            if (!written) {
                draft.close();
            }
        }
    }

    /** Where the editor finds it. */
    public Path path() {
        return file;
    }

    /** What it holds now. */
    public byte[] read() throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // Shutting down: the hook runs anyway and finds nothing left to do.
        }
    }

    /** Links are not followed: what they lead to is not ours. */
    private synchronized void remove() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Wiping());
        } catch (IOException e) {
            // Held open by the editor (Windows), or still written to.
        }
    }

    private static final class Wiping extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path found, BasicFileAttributes attributes)
                throws IOException {
            if (attributes.isRegularFile()) {
                overwrite(found);
            }
            Files.deleteIfExists(found);
            return FileVisitResult.CONTINUE;
        }

        private static void overwrite(Path found) {
            try (FileChannel channel =
                    FileChannel.open(found, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                SecretFile.overwrite(channel);
            } catch (IOException e) {
                // Not writable; it is removed all the same.
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path found, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(emptied);
            return FileVisitResult.CONTINUE;
        }
    }
}
