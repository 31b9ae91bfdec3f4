package io.github.sops4j.cli.kms;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody with a folder, variables, and both programs. The home in the folder is empty. */
final class Person {

    private static final String ALL_OF_THESE = "(AWS|SOPS|XDG|JAVA|JDK)_?.*";

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    private Person(Path folder) {
        this.folder = folder;
    }

    /** Somebody who has no credentials, neither for AWS nor for anything else. */
    static Person without(Path folder, URI aws, Path java) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        return new Person(folder)
                .with("HOME", home)
                .with("SOPS4J_JAVA", java)
                .with("SOPS4J_ARCHIVE", "now")
                .with("XDG_CACHE_HOME", Path.of("target", "kms-tests-cache").toAbsolutePath())
                .with("SOPS_DISABLE_VERSION_CHECK", "true")
                .with("AWS_EC2_METADATA_DISABLED", "true")
                .with("AWS_ENDPOINT_URL", aws)
                .with("AWS_ENDPOINT_URL_STS", aws);
    }

    /** This person with one more variable. */
    Person with(String variable, Object value) {
        Person other = new Person(folder);
        other.variables.putAll(variables);
        other.variables.put(variable, value.toString());
        return other;
    }

    /** This person with an access key in the environment. */
    Person withAccessKey(String id) {
        return with("AWS_ACCESS_KEY_ID", id).with("AWS_SECRET_ACCESS_KEY", "secret-of-" + id);
    }

    /** This person with files of profiles. */
    Person withProfiles(String credentials, String config) throws IOException {
        return with("AWS_SHARED_CREDENTIALS_FILE", write("credentials", credentials))
                .with("AWS_CONFIG_FILE", write("config", config));
    }

    /** Writes a file in the folder. */
    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** Runs the packaged program. */
    Outcome ours(String... words) throws IOException, InterruptedException {
        return run(Launcher.path().toString(), words);
    }

    /** Runs the real program. */
    Outcome real(String... words) throws IOException, InterruptedException {
        return run("sops", words);
    }

    private Outcome run(String program, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program).directory(folder.toFile());
        builder.command().addAll(List.of(words));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches(ALL_OF_THESE));
        environment.putAll(variables);
        return Outcome.of(builder);
    }
}
