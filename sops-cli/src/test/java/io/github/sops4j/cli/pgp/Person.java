package io.github.sops4j.cli.pgp;

import io.github.sops4j.cli.Cli;
import io.github.sops4j.cli.command.Surroundings;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import io.github.sops4j.program.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a folder, variables, and both programs. The home in the folder is empty. */
final class Person {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    Person(Path folder) {
        this.folder = folder;
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("PATH", String.valueOf(System.getenv("PATH")));
        variables.put("SOPS_DISABLE_VERSION_CHECK", "true");
    }

    Person with(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    /** A file in the folder. */
    String file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return name;
    }

    /** Runs this program in process, where it finds no gpg unless the variables name one. */
    Outcome ours(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> mine = new HashMap<>(variables);
        mine.putIfAbsent("SOPS_GPG_EXEC", folder.resolve("no-gpg").toString());
        Surroundings surroundings =
                new Surroundings(
                        mine::get,
                        folder,
                        new ByteArrayInputStream(new byte[0]),
                        new StandardOutput(out),
                        new Log(err, false, false));
        int status = new Cli(surroundings).run(List.of(words));
        return new Outcome(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the real program. */
    Outcome real(String... words) throws IOException, InterruptedException {
        return program("sops", words);
    }

    /** Runs a program in the folder. */
    Outcome program(String program, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program).directory(folder.toFile());
        builder.command().addAll(List.of(words));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SOPS") || name.equals("GNUPGHOME"));
        environment.putAll(variables);
        return Outcome.of(builder);
    }
}
