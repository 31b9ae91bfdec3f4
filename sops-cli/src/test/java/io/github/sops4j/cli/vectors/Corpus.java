package io.github.sops4j.cli.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The cases of {@code spec/vectors}. */
public final class Corpus {

    /** Absolute. The tests of a module run in its folder. */
    static final Path ROOT = Path.of("..", "spec", "vectors").toAbsolutePath().normalize();

    /** The folder of the test keys, absolute. */
    static final Path KEYS = ROOT.resolve("keys");

    private Corpus() {}

    /** Every folder that holds files and is no key folder, sorted by name. */
    public static List<VectorCase> cases() {
        List<VectorCase> cases = new ArrayList<>();
        try (Stream<Path> all = Files.walk(ROOT)) {
            all.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(ROOT) && !folder.startsWith(KEYS))
                    .filter(Corpus::holdsFiles)
                    .sorted()
                    .forEach(folder -> cases.add(new VectorCase(name(folder), folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static String name(Path folder) {
        return ROOT.relativize(folder).toString().replace('\\', '/');
    }

    private static boolean holdsFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
