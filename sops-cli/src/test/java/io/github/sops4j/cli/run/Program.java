package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program under test, as processes of its own: the launcher that the system property {@code
 * sops4j.launcher} names, with secrets encrypted for a fresh age key; without it {@link PlainRun},
 * with secrets in the clear.
 */
final class Program {
    private final Path folder;
    private final @Nullable String launcher;
    private final @Nullable Path key;
    private final @Nullable String recipient;
    private int secrets;

    private Program(
            Path folder,
            @Nullable String launcher,
            @Nullable Path key,
            @Nullable String recipient) {
        this.folder = folder;
        this.launcher = launcher;
        this.key = key;
        this.recipient = recipient;
    }

    static Program plain(Path folder) {
        return new Program(folder, null, null, null);
    }

    static Program underTest(Path folder) throws IOException, InterruptedException {
        String launcher = System.getProperty("sops4j.launcher");
        if (launcher == null) {
            return plain(folder);
        }
        Path key = folder.resolve("key.txt");
        Outcome made = Outcome.of(new ProcessBuilder("age-keygen", "-o", key.toString()));
        assertThat(made.status()).as(made.error()).isZero();
        String recipient = made.error().substring(made.error().indexOf("age1")).strip();
        return new Program(folder, launcher, key, recipient);
    }

    /** Makes a file with one secret, one line of text; returns the fields that lead to it. */
    String source(String value) throws IOException, InterruptedException {
        Path file = folder.resolve("secret-" + secrets++ + ".yaml");
        if (launcher == null || key == null || recipient == null) {
            return "src=" + Files.writeString(file, value);
        }
        Files.writeString(file, "app:\n  secret: \"" + value + "\"\n");
        Outcome encrypted =
                Outcome.of(
                        new ProcessBuilder(
                                launcher, "encrypt", "--age", recipient, "-i", file.toString()));
        assertThat(encrypted.status()).as(encrypted.error()).isZero();
        return "src=" + file + ",extract=[\"app\"][\"secret\"]";
    }

    /** Makes a source of any bytes; only for {@link #plain}. */
    String source(byte[] content) throws IOException {
        return "src=" + Files.write(folder.resolve("secret-" + secrets++), content);
    }

    /** The call {@code run --secret … -- command}. */
    ProcessBuilder run(List<String> requests, String... command) {
        List<String> arguments = new ArrayList<>();
        for (String request : requests) {
            arguments.add("--secret");
            arguments.add(request);
        }
        arguments.add("--");
        arguments.addAll(Arrays.asList(command));
        if (launcher == null || key == null) {
            return new ProcessBuilder(PlainRun.java(PlainRun.class, arguments));
        }
        arguments.addAll(0, List.of(launcher, "run"));
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().put("SOPS_AGE_KEY_FILE", key.toString());
        return builder;
    }

    /**
     * How a process ended.
     *
     * @param status its exit status
     * @param output what it wrote to standard output
     * @param error what it wrote to standard error
     */
    record Outcome(int status, String output, String error) {

        static Outcome of(ProcessBuilder builder) throws IOException, InterruptedException {
            Path error = Files.createTempFile("sops4j", ".err");
            try {
                Process process = builder.redirectError(error.toFile()).start();
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), UTF_8);
                return new Outcome(process.waitFor(), output, Files.readString(error));
            } finally {
                Files.delete(error);
            }
        }
    }
}
