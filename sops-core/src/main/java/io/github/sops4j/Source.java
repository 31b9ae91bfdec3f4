package io.github.sops4j;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that was read as it is, encrypted or not.
 *
 * @param name what messages call it
 * @param content its bytes; not copied
 * @param format its syntax
 */
public record Source(String name, byte[] content, FileFormat format) {

    /** Nothing may be missing. */
    public Source {
        Objects.requireNonNull(name);
        Objects.requireNonNull(content);
        Objects.requireNonNull(format);
    }

    /**
     * A file, whose name tells its syntax (clauses C26, F142).
     *
     * @throws IOException when it cannot be read
     */
    public static Source of(Path file) throws IOException {
        try {
            return of(file.toString(), Files.readAllBytes(file));
        } catch (IOException failure) {
            throw named(file, failure);
        }
    }

    /** Some failures of the file system, that of reading a folder for one, name no file. */
    static IOException named(Path file, IOException failure) {
        return failure instanceof FileSystemException
                ? failure
                : new FileSystemException(file.toString(), null, failure.getMessage());
    }

    /**
     * What a stream gives up to its end; it is not closed.
     *
     * @param name tells the syntax by its ending
     * @throws IOException when it cannot be read
     */
    public static Source of(String name, InputStream content) throws IOException {
        return of(name, content.readAllBytes());
    }

    /**
     * Bytes that somebody read.
     *
     * @param name tells the syntax by its ending
     */
    public static Source of(String name, byte[] content) {
        String format = Formats.nameForEncrypted(null, name, content);
        return new Source(name, content, Formats.named(format, Indentation.DEFAULT));
    }

    /**
     * A resource of the class path, whose name tells its syntax.
     *
     * @param name from the root of the class path, without a leading slash
     * @throws NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     */
    public static Source ofResource(String name, ClassLoader loader) throws IOException {
        try (InputStream content = loader.getResourceAsStream(name)) {
            if (content == null) {
                throw new NoSuchFileException("classpath:" + name);
            }
            return of("classpath:" + name, content);
        }
    }

    /**
     * The same bytes in another syntax than the name tells.
     *
     * @param format {@code yaml}, {@code json}, {@code dotenv}, {@code ini}, {@code properties} or
     *     {@code binary}
     * @throws IllegalArgumentException for any other name
     */
    public Source as(String format) {
        return new Source(name, content, Formats.named(format, Indentation.DEFAULT));
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
