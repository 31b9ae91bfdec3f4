package io.github.sops4j.cli.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * How a program ended.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Outcome(int status, String out, String err) {

    private static final int PATIENCE_SECONDS = 60;

    /** Runs a program with nothing to read. */
    static Outcome of(ProcessBuilder program) throws IOException, InterruptedException {
        Path err = Files.createTempFile("sops4j", ".err");
        try {
            Process process = program.redirectError(err.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Outcome(process.exitValue(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    /** What it wrote, when it succeeded. */
    String result() {
        assertThat(status).as(err).isZero();
        return out;
    }
}
