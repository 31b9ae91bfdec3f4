package io.github.sops4j.cli;

import io.github.sops4j.cli.command.ExitCode;
import io.github.sops4j.cli.command.Surroundings;
import io.github.sops4j.cli.options.Environment;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import io.github.sops4j.cli.run.Signals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process: its streams, its variables, its end. */
public final class Main {

    /**
     * Set by the launcher, which can ask before Java opens files of its own: {@code 1} and {@code
     * 2} for streams that are terminals, {@code x} when standard output is closed.
     */
    private static final String TERMINALS = "sops4j.terminals";

    private Main() {}

    /**
     * Runs one command and ends the process with its exit status. Every command has cleaned up when
     * it returns; shutdown hooks are for signals. An orderly exit would look for a logger first
     * (JDK 21 and later), which costs as much as 300 classes.
     */
    public static void main(String[] words) {
        Runtime.getRuntime().halt(run(List.of(words)));
    }

    private static int run(List<String> words) {
        Surroundings surroundings;
        try {
            surroundings = surroundings();
        } catch (RuntimeException | Error e) { // no working directory, no /dev/null
            say("sops: cannot start: " + e.getMessage());
            return ExitCode.GENERIC.status();
        }
        return new Cli(surroundings).run(words);
    }

    /** Without the log, which is part of what could not be had. */
    private static void say(String line) {
        try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
            err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyListens) {
            // the status tells it, too
        }
    }

    /** Those of this process. */
    static Surroundings surroundings() {
        String terminals = System.getProperty(TERMINALS);
        if (terminals == null) {
            Signals.leaveToWrites();
            terminals = StandardStreams.marks();
        }
        String noColour = System.getenv("NO_COLOR");
        boolean bold =
                terminals.contains("1")
                        && (noColour == null || noColour.isEmpty())
                        && !"dumb".equals(System.getenv("TERM"));
        return new Surroundings(
                new ProcessVariables(),
                Path.of("").toAbsolutePath(),
                System.in,
                new StandardOutput(
                        terminals.contains("x")
                                ? new ClosedOutput()
                                : new FileOutputStream(FileDescriptor.out),
                        bold),
                new Log(new FileOutputStream(FileDescriptor.err), terminals.contains("2"), bold));
    }

    /** Whoever closes standard output must not think that he got something. */
    private static final class ClosedOutput extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Bad file descriptor");
        }
    }

    /** A class, since the first method reference of a process costs as much as 300 classes. */
    private static final class ProcessVariables implements Environment {
        @Override
        public @Nullable String get(String name) {
            return System.getenv(name);
        }
    }
}
