package io.github.sops4j.cli.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged program. */
public final class Launcher {

    private Launcher() {}

    /** The script that the property sops4j.launcher names, else the one that this build made. */
    public static Path path() {
        return Path.of(System.getProperty("sops4j.launcher", "target/sops4j/bin/sops"))
                .toAbsolutePath();
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
