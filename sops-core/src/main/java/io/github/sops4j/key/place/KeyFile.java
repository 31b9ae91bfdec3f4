package io.github.sops4j.key.place;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads files with keys, whole, at most 16 MiB; also those that can be read only once. */
public final class KeyFile {

    private static final int MAX_BYTES = 1 << 24;

    private KeyFile() {}

    /** A path in the text of a variable. */
    public static Path path(String text) throws KeyException {
        if (text.isEmpty()) {
            throw new KeyException("open : no such file or directory");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new KeyException("open " + Quoted.of(text) + ": invalid argument", e);
        }
    }

    /**
     * The bytes of a file, to be wiped.
     *
     * @throws KeyException as {@code open <path>: <reason>}
     */
    public static byte[] read(Path path) throws KeyException {
        byte[] content;
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            throw new KeyException("open " + path + ": " + reason(e), e);
        }
        if (content.length == MAX_BYTES) {
            throw new KeyException("failed to read '" + path + "': file too long");
        }
        return content;
    }

    /** The words of the operating system. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason =
                e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? "input/output error" : reason.toLowerCase(Locale.ROOT);
    }
}
