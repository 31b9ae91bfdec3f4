package io.github.sops4j.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sops4j.cli.run.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The BuildKit that {@code .ci/buildkit.sh up} started, found by the variables that its {@code env}
 * prints.
 */
final class Engine {
    private final String place;
    private final Path script;

    private Engine(String place, Path script) {
        this.place = place;
        this.script = script;
    }

    /**
     * The running engine. Without one the test fails if the system property {@code sops4j.interop}
     * or the variable {@code SOPS4J_INTEROP} is {@code required}, else it is skipped.
     */
    static Engine running() throws IOException, InterruptedException {
        String place = System.getenv("SOPS4J_BUILDKIT");
        boolean answers =
                place != null
                        && Outcome.of(new ProcessBuilder("docker", "buildx", "ls")).status() == 0;
        boolean required =
                "required".equals(System.getProperty("sops4j.interop"))
                        || "required".equals(System.getenv("SOPS4J_INTEROP"));
        assertThat(answers || !required)
                .as(
                        "a BuildKit engine: .ci/buildkit.sh up DIR; eval \"$(.ci/buildkit.sh env DIR)\"")
                .isTrue();
        assumeTrue(answers, "no BuildKit engine");
        return new Engine(String.valueOf(place), script());
    }

    private static Path script() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(".ci/buildkit.sh"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(".ci/buildkit.sh is in no folder above");
        }
        return folder.resolve(".ci/buildkit.sh");
    }

    /** Makes a build context of a Dockerfile and a shell, which needs no registry. */
    Path context(Path folder, String... instructions) throws IOException {
        Path context = Files.createDirectories(folder.resolve("context"));
        Files.copy(
                Path.of(place, "bin", "busybox"),
                context.resolve("busybox"),
                StandardCopyOption.REPLACE_EXISTING);
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "FROM scratch",
                                "COPY busybox /bin/busybox",
                                "COPY busybox /bin/sh"));
        lines.addAll(Arrays.asList(instructions));
        Files.write(context.resolve("Dockerfile"), lines);
        return context;
    }

    /** Looks for {@code needle} in the engine's own files and in images; status 1 when found. */
    Outcome leaks(String needle, String... images) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString(), "leaks", place));
        command.addAll(Arrays.asList(images));
        Path input = Files.createTempFile("sops4j", ".needle");
        try {
            Files.writeString(input, needle);
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(input.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output, "");
        } finally {
            Files.delete(input);
        }
    }

    /**
     * Looks outside the engine's own files: at every file that is younger than {@code stamp} and on
     * a tmpfs or in a temporary folder, and at every nameless file that any process holds open.
     *
     * @return the names of those that hold {@code needle}, one per line
     */
    String traces(String needle, Path stamp) throws IOException, InterruptedException {
        String script =
                "{ awk '$3 == \"tmpfs\" {print $2}' /proc/mounts; echo /tmp; echo /var/tmp; echo"
                        + " \"$2\"; } | sort -u | while read -r place; do find \"$place\" -xdev -newer"
                        + " \"$3\" -type f -exec grep -lF -e \"$1\" {} + 2>/dev/null; done; find"
                        + " /proc/[0-9]*/fd -lname '* (deleted)' -exec grep -lF -e \"$1\" {} +"
                        + " 2>/dev/null; true";
        String temporary = System.getProperty("java.io.tmpdir", "/tmp");
        return Outcome.of(
                        new ProcessBuilder(
                                "sh", "-c", script, "traces", needle, temporary, stamp.toString()))
                .output();
    }
}
