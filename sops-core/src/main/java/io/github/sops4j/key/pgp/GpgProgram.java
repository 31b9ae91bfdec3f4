package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code gpg}, the last one that is asked (clauses K41, K44). */
final class GpgProgram {

    static final String VARIABLE = "SOPS_GPG_EXEC";

    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_MESSAGE_BYTES = 1 << 14;
    private static final int PATIENCE_SECONDS = 180;

    private final String program;

    GpgProgram(UserEnvironment environment) {
        String named = environment.valueOf(VARIABLE);
        this.program = named.isEmpty() ? "gpg" : named;
    }

    String name() {
        return program;
    }

    /**
     * What the program makes of an armored message; it may ask its user for help by its own means.
     *
     * @return what it prints, which the caller wipes
     * @throws IOException when it cannot be started, takes more than three minutes, or fails, with
     *     what it said
     */
    byte[] decrypt(String armored) throws IOException {
        return run(armored, "-d");
    }

    /** The public key of a name in packets; empty when it has none. */
    byte[] export(String name) throws IOException {
        return run("", "--batch", "--export", name);
    }

    private byte[] run(String input, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(Arrays.asList(arguments));
        Process process = start(words);
        StringBuilder said = new StringBuilder();
        Thread listener = daemon(() -> listen(process, said));
        daemon(() -> endLate(process));
        try (InputStream out = process.getInputStream()) {
            write(process, input);
            byte[] output = out.readNBytes(MAX_BYTES);
            int status = process.waitFor();
            listener.join();
            if (status != 0) {
                Arrays.fill(output, (byte) 0);
                throw new IOException(said.isEmpty() ? "exit status " + status : said.toString());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }

    private Process start(List<String> words) throws IOException {
        try {
            return new ProcessBuilder(words).start();
        } catch (IOException e) {
            throw new IOException("there is no such program", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void listen(Process process, StringBuilder said) {
        try (InputStream err = process.getErrorStream()) {
            said.append(new String(err.readNBytes(MAX_MESSAGE_BYTES), UTF_8).strip());
            err.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            said.append("its messages cannot be read");
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** A program that ends without reading all says why on its own. */
    private static void write(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            return;
        }
    }
}
