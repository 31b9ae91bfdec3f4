package io.github.sops4j.smallrye;

import io.github.sops4j.Source;
import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an encrypted file is: a path from the working folder, an absolute {@code file:} URL, or
 * {@code classpath:} and a resource.
 *
 * @param text how the application names it
 * @param optional whether it may be missing
 */
record Location(String text, boolean optional) {
    private static final String OPTIONAL = "optional:";
    private static final String CLASS_PATH = "classpath:";

    /** A location in a list of them, with {@code optional:} before it or without. */
    static Location parse(String text) {
        String stripped = text.strip();
        return stripped.startsWith(OPTIONAL)
                ? new Location(stripped.substring(OPTIONAL.length()), true)
                : new Location(stripped, false);
    }

    /** The file of a profile, which need not exist: {@code secrets.enc-prod.yaml}. */
    Location ofProfile(String profile) {
        int name = Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1;
        int dot = text.lastIndexOf('.');
        int end = dot > name ? dot : text.length();
        return new Location(text.substring(0, end) + "-" + profile + text.substring(end), true);
    }

    /**
     * Reads it.
     *
     * @return null when it is not there and need not be
     * @throws UncheckedIOException with a message that names the file
     */
    @Nullable Source read() {
        try {
            return text.startsWith(CLASS_PATH) ? resource() : Source.of(text, bytes());
        } catch (NoSuchFileException missing) {
            if (optional) {
                return null;
            }
            throw failure(missing);
        } catch (IOException failure) {
            throw failure(failure);
        }
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(path());
    }

    private Path path() throws IOException {
        try {
            return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a path, nor an absolute URL as file:///folder/name");
        }
    }

    private Source resource() throws IOException {
        String name = text.substring(CLASS_PATH.length());
        return Source.ofResource(name.startsWith("/") ? name.substring(1) : name, loader());
    }

    private static ClassLoader loader() {
        ClassLoader ofApplication = Thread.currentThread().getContextClassLoader();
        return ofApplication == null ? Location.class.getClassLoader() : ofApplication;
    }

    private UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException(OsText.of("open", text, cause), cause);
    }
}
