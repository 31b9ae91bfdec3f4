package io.github.sops4j.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The keys in {@code spec/vectors/keys}, which are there for everybody. */
final class TestKeyFiles {

    private static final Path FOLDER = folder();

    private TestKeyFiles() {}

    private static Path folder() {
        Path module = Path.of("").toAbsolutePath();
        for (Path at = module; at != null; at = at.getParent()) {
            Path keys = at.resolve("spec/vectors/keys");
            if (Files.isDirectory(keys)) {
                return keys;
            }
        }
        throw new IllegalStateException("no folder above " + module + " has spec/vectors/keys");
    }

    static Path path(String file) {
        return FOLDER.resolve(file);
    }

    /** The recipient or fingerprint of a key. */
    static String publicPart(String key) throws IOException {
        String start = key + " = ";
        List<String> lines = Files.readAllLines(path("public.txt"));
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }
}
