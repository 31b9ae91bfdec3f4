package io.github.sops4j.cli.exec;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder with encrypted files and a folder for temporary ones.
 *
 * @param folder where programs run
 */
record Scene(Path folder) {
    private static final String RECIPIENT =
            "age1d678llt0lwqhnnnw0ydp3h5ngx8wmpmsnaglwxnhp6pa6rcmeapq36ec7k";
    private static final String IDENTITY =
            "AGE-SECRET-KEY-1WDHHQUE5DGAZQCFQDDJHJGR5DPSHGGR8W4SHYERNYPHX7ARGD9HQZ8GLRY";

    /** The program under test. */
    static final String OURS = Launcher.path().toString();

    /** The real program. */
    static final String REAL = "sops";

    static Scene in(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("tmp"));
        return new Scene(folder);
    }

    /** Lets a program encrypt a file in its place. */
    void encrypt(String by, String name, String plain) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name), plain);
        Outcome.of(program(by, "encrypt", "--age", RECIPIENT, "-i", name)).result();
    }

    /** A program with the identity, in the folder. */
    ProcessBuilder program(String program, String... words) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SOPS|XDG|AWS).*"));
        environment.put("SOPS_AGE_KEY", IDENTITY);
        environment.put("SOPS4J_ARCHIVE", "off");
        environment.put("TMPDIR", temporary().toString());
        return builder;
    }

    /** Where temporary files go. */
    Path temporary() {
        return folder.resolve("tmp");
    }
}
