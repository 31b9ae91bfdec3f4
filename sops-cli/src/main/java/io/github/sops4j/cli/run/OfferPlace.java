package io.github.sops4j.cli.run;

import io.github.sops4j.cipher.SystemRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code exec-file} puts the file that its command reads (clauses C144 to C147).
 *
 * @param folders where its folder may be made, the best first
 * @param name its name in that folder, relative and without a way out; empty for the usual one
 * @param pipe whether it is a named pipe, which is read once and never lies on a disk
 */
public record OfferPlace(List<Path> folders, Path name, boolean pipe) {
    private static final String USUAL_NAME = "tmp-file";

    /** The list is copied. */
    public OfferPlace {
        folders = List.copyOf(folders);
    }

    /**
     * A place on this machine. A pipe is made where SOPS makes it; a file in memory, unless
     * somebody said where.
     *
     * @param temporary the value of TMPDIR; empty when it is not set
     */
    public static OfferPlace ofThisMachine(Path name, boolean pipe, String temporary) {
        if (!temporary.isEmpty()) {
            return new OfferPlace(List.of(Path.of(temporary)), name, pipe);
        }
        SecretFolders here = SecretFolders.ofThisMachine();
        return pipe || here.memory().isEmpty()
                ? new OfferPlace(List.of(here.temporary()), name, pipe)
                : new OfferPlace(here.memory(), name, false);
    }

    /**
     * Offers a file until it is closed.
     *
     * @param reader who reads it, when that is another user
     */
    SecretFile keep(byte[] content, @Nullable Account reader) throws IOException {
        IOException failure = new IOException("no place for temporary files");
        for (Path parent : folders) {
            OfferFolder folder = OfferFolder.create(parent, reader);
            try {
                return pipe
                        ? OfferedPipe.create(folder, nameOr(USUAL_NAME), content, reader)
                        : OfferedFile.create(
                                folder, nameOr(USUAL_NAME + digits()), content, reader);
            } catch (IOException e) {
                folder.remove();
                failure = e;
            }
        }
        throw failure;
    }

    private Path nameOr(String usual) {
        return name.toString().isEmpty() ? Path.of(usual) : name;
    }

    /** Ten digits at most, as SOPS's names have them. */
    static String digits() {
        byte[] random = new byte[Integer.BYTES];
        SystemRandom.fill(random);
        return Integer.toUnsignedString(ByteBuffer.wrap(random).getInt());
    }
}
