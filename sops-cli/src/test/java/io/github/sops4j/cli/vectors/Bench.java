package io.github.sops4j.cli.vectors;

import io.github.sops4j.cli.Cli;
import io.github.sops4j.cli.command.Surroundings;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fresh copy of a case, and the program run in it; nothing of the user is seen. */
final class Bench {
    private static final String HOME = "home";

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    /** What a run left behind. */
    record Outcome(int exit, byte[] out, String err) {}

    /**
     * Copies a case.
     *
     * @param scratch an empty folder
     */
    Bench(VectorCase vector, Path scratch) {
        this.folder = scratch.resolve("case");
        try {
            Files.createDirectories(scratch.resolve(HOME).resolve(".config"));
            Files.createDirectories(scratch.resolve(HOME).resolve("gnupg"));
            copy(vector.folder(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path home = scratch.resolve(HOME);
        variables.put("HOME", home.toString());
        variables.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        variables.put("GNUPGHOME", home.resolve("gnupg").toString());
        variables.put("SOPS_PGP_PASSPHRASE_FILE", Corpus.KEYS.resolve("pgp-pass.pass").toString());
        variables.put("SOPS_GPG_EXEC", "/no/such/gpg");
        variables.put("PATH", String.valueOf(System.getenv("PATH")));
        variables.put("SOPS_AGE_KEY_FILE", Corpus.KEYS.resolve("age-1.txt").toString());
        vector.lines("env").forEach(this::set);
        if (vector.lines("needs").contains("gpg")) {
            PgpRings.write(home.resolve("gnupg"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Files.copy(source, to.resolve(from.relativize(source).toString()));
            }
        }
    }

    private void set(String line) {
        if (line.startsWith("!")) {
            variables.remove(line.substring(1));
        } else if (!line.isEmpty() && line.charAt(0) != '#') {
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1);
            variables.put(
                    line.substring(0, equals), value.replace("{keys}", Corpus.KEYS.toString()));
        }
    }

    void write(String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(List<String> words) {
        return run(words, "");
    }

    Outcome run(List<String> words, String in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        variables::get,
                        folder,
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        new StandardOutput(out),
                        new Log(err, false, false));
        int exit = new Cli(surroundings).run(words);
        return new Outcome(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
