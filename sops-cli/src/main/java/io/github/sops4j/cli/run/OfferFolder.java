package io.github.sops4j.cli.run;

import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder around a file that is offered: ours alone, or passable and nothing more when another
 * user reads the file. That user could otherwise put links where we remove things.
 *
 * @param path the folder
 */
record OfferFolder(Path path) {
    private static final String PREFIX = ".sops";

    /** Makes a folder with a new name below {@code parent}. */
    static OfferFolder create(Path parent, @Nullable Account reader) throws IOException {
        if (!Files.exists(parent)) {
            throw new IOException("stat " + parent + ": no such file or directory");
        }
        Path folder = parent.resolve(PREFIX + OfferPlace.digits());
        String mode = reader == null ? "rwx------" : "rwx--x--x";
        try {
            return new OfferFolder(Files.createDirectory(folder, PrivateFolder.mode(parent, mode)));
        } catch (IOException e) {
            throw new IOException(OsText.of("mkdir", folder.toString(), e), e);
        }
    }

    /** Removes it with all that the command may have put there. Links are not followed. */
    void remove() {
        try {
            Files.walkFileTree(
                    path,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.deleteIfExists(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path folder, @Nullable IOException failure) throws IOException {
                            Files.deleteIfExists(folder);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // Gone already, or written to by what the command left running.
        }
    }
}
