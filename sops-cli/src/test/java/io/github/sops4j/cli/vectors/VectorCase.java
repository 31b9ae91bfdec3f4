package io.github.sops4j.cli.vectors;

import io.github.sops4j.format.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the corpus; its files are described in {@code spec/vectors/README.md}.
 *
 * @param name the folder relative to the corpus, with slashes
 * @param folder where it is
 */
public record VectorCase(String name, Path folder) {

    /** The file {@code stem.<extension>}, or null when the case has none. */
    @Nullable String file(String stem) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(stem + "."))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file of this case. */
    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The format of a file of this case.
     *
     * @param arguments the file with the arguments
     * @param flag which of them names a format
     * @param file the name that says it where none does
     */
    String format(String arguments, String flag, String file) {
        List<String> words = lines(arguments);
        int at = words.indexOf(flag);
        return Formats.nameFor(at < 0 ? null : words.get(at + 1), file);
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** The lines of a file; none when there is no such file. */
    List<String> lines(String file) {
        try {
            return has(file) ? Files.readAllLines(folder.resolve(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file {@code expect} says under a key, or the default. */
    String expected(String key, String otherwise) {
        for (String line : lines("expect")) {
            if (line.startsWith(key + "=")) {
                return line.substring(key.length() + 1).trim();
            }
        }
        return otherwise;
    }
}
