package io.github.sops4j.program;

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
public record Outcome(int status, String out, String err) {

    private static final int PATIENCE_SECONDS = 60;

    /** Runs a program with nothing to read. One that does not come to an end is killed. */
    public static Outcome of(ProcessBuilder program) throws IOException, InterruptedException {
        Path out = Files.createTempFile("sops4j", ".out");
        Path err = Files.createTempFile("sops4j", ".err");
        try {
            Process process =
                    program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("it ends: %s", program.command()).isTrue();
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** What it wrote, when it succeeded. */
    public String result() {
        assertThat(status).as(err).isZero();
        return out;
    }
}
