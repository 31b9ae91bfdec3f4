package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.ShellWords;
import io.github.sops4j.key.user.Quoted;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A command that prints keys, run without a shell (clause K51). */
final class KeyCommand {

    private static final int MAX_BYTES = 1 << 24;

    private KeyCommand() {}

    /**
     * The standard output of a command, to be wiped. Its standard input is empty, its standard
     * error goes nowhere; {@code SOPS_AGE_RECIPIENT} tells it whose key is wanted.
     *
     * @throws KeyException when it cannot be started, fails, or prints more than 16 MiB
     */
    static byte[] run(String command, String recipient) throws KeyException {
        List<String> words = ShellWords.split(command);
        if (words.isEmpty()) {
            throw failed(command, "it is empty");
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("SOPS_AGE_RECIPIENT", recipient);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = start(builder, command, words.get(0));
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            byte[] output = out.readNBytes(MAX_BYTES);
            if (output.length == MAX_BYTES) {
                throw failed(command, "it prints more than 16 MiB");
            }
            int status = process.waitFor();
            if (status != 0) {
                Primitives.wipe(output);
                throw failed(command, "exit status " + status);
            }
            return output;
        } catch (IOException e) {
            throw failed(command, "its output cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(command, "interrupted");
        } finally {
            process.destroy();
        }
    }

    private static Process start(ProcessBuilder builder, String command, String program)
            throws KeyException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw failed(command, notStarted(program));
        }
    }

    private static String notStarted(String program) {
        if (program.indexOf('/') < 0) {
            return "exec: " + Quoted.of(program) + ": executable file not found in $PATH";
        }
        boolean exists = new File(program).exists();
        return "fork/exec "
                + program
                + (exists ? ": permission denied" : ": no such file or directory");
    }

    private static KeyException failed(String command, String reason) {
        return new KeyException("failed to execute command " + command + ": " + reason);
    }
}
