package io.github.sops4j.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged program: a script that starts Java, or a native executable. */
public final class Launcher {

    private Launcher() {}

    /** What the property sops4j.launcher names, else the script that this build made. */
    public static Path path() {
        return Path.of(System.getProperty("sops4j.launcher", "target/sops4j/bin/sops"))
                .toAbsolutePath();
    }

    /** Whether it is a script, and so a shell can become another program. */
    public static boolean isScript() throws IOException {
        try (InputStream program = Files.newInputStream(path())) {
            return program.read() == '#';
        }
    }

    /** This Java and those that the property sops4j.javas lists, separated by colons. */
    public static List<Path> javas() {
        List<Path> javas = new ArrayList<>();
        javas.add(Path.of(System.getProperty("java.home"), "bin/java"));
        for (String more : System.getProperty("sops4j.javas", "").split(":", -1)) {
            if (!more.isEmpty()) {
                javas.add(Path.of(more));
            }
        }
        return javas;
    }
}
