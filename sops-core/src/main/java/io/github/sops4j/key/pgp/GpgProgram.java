package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The program {@code gpg}, the last one that is asked (clauses K41, K44). */
final class GpgProgram {

    static final String VARIABLE = "SOPS_GPG_EXEC";

    private static final int MAX_SECRET_BYTES = 4096;
    private static final int MAX_KEY_BYTES = 1 << 24;
    private static final int MAX_MESSAGE_BYTES = 1 << 14;
    private static final int PATIENCE_SECONDS = 180;
    private static final int MESSAGE_MILLISECONDS = 1000;

    /** What gpg finds its home and its user by. */
    private static final List<String> VARIABLES =
            List.of("GNUPGHOME", "HOME", "GPG_TTY", "DISPLAY", "WAYLAND_DISPLAY");

    private final UserEnvironment environment;
    private final String program;

    private GpgProgram(UserEnvironment environment, String program) {
        this.environment = environment;
        this.program = program;
    }

    /** The one that a variable names, else that on the search path of an account, or none. */
    static @Nullable GpgProgram of(UserEnvironment environment) {
        String named = environment.valueOf(VARIABLE);
        if (named.isEmpty() && !environment.hasAccount()) {
            return null;
        }
        return new GpgProgram(environment, named.isEmpty() ? "gpg" : named);
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
        return run(armored, MAX_SECRET_BYTES, "-d");
    }

    /** The public key of a name in packets; empty when it has none. */
    byte[] export(String name) throws IOException {
        return run("", MAX_KEY_BYTES, "--batch", "--no-auto-key-retrieve", "--export", name);
    }

    private byte[] run(String input, int most, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(Arrays.asList(arguments));
        Process process = start(words);
        AtomicBoolean late = new AtomicBoolean();
        StringBuilder said = new StringBuilder();
        Thread listener = daemon(() -> listen(process, said));
        Thread watch = daemon(() -> endLate(process, late));
        daemon(() -> write(process, input));
        try (InputStream out = process.getInputStream()) {
            byte[] output = out.readNBytes(most + 1);
            if (output.length > most) {
                Arrays.fill(output, (byte) 0);
                throw new IOException("it prints more than it should");
            }
            int status = process.waitFor();
            listener.join(MESSAGE_MILLISECONDS);
            if (status != 0) {
                Arrays.fill(output, (byte) 0);
                throw late.get()
                        ? new SocketTimeoutException("it did not end in three minutes")
                        : new IOException(reason(status, said));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            watch.interrupt();
            end(process);
        }
    }

    private static String reason(int status, StringBuilder said) {
        synchronized (said) {
            return said.isEmpty() ? "exit status " + status : said.toString();
        }
    }

    private Process start(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("SOPS_"));
        for (String name : VARIABLES) {
            String value = environment.variable(name);
            if (value == null) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("there is no such program", e);
        }
    }

    /** With what a script in its place has started, which would keep our pipes open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void listen(Process process, StringBuilder said) {
        String text;
        try (InputStream err = process.getErrorStream()) {
            text = new String(err.readNBytes(MAX_MESSAGE_BYTES), UTF_8).strip();
            err.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            text = "its messages cannot be read";
        }
        synchronized (said) {
            said.append(text);
        }
    }

    private static void endLate(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                late.set(true);
                end(process);
            }
        } catch (InterruptedException ended) {
            return;
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
