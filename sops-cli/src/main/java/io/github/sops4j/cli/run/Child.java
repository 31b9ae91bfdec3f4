package io.github.sops4j.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command as a process, with the files made for it; closing it removes those. */
final class Child implements AutoCloseable {
    /** What the system says of a program; in newer JDKs behind a colon and in brackets. */
    private static final Pattern SAID = Pattern.compile("error(?:=|: )(\\d+)(?:, | \\()([^)]+)");

    /** The numbers of permission denied and of a format that is none. */
    private static final Set<String> IS_THERE = Set.of("13", "8");

    private static final int LAST_WORDS_SECONDS = 10;

    private final ProcessBuilder builder;
    private final List<SecretFile> files = new ArrayList<>();
    private final Thread lastRites =
            new Thread("secrets") {
                @Override
                public void run() {
                    endEarly();
                }
            };
    private @Nullable Process process;

    Child(ProcessBuilder builder) {
        this.builder = builder;
        Runtime.getRuntime().addShutdownHook(lastRites);
    }

    Map<String, String> environment() {
        return builder.environment();
    }

    void command(List<String> arguments) {
        builder.command(arguments);
    }

    /** Takes over a file, to be closed when the child has ended. */
    synchronized void owns(SecretFile file) {
        files.add(file);
    }

    /** Starts the command and waits; returns its status, 128 and the number for a signal. */
    int run() throws CommandNotStarted {
        try (SignalForwarding signals = SignalForwarding.install()) {
            Process started = start();
            signals.to(started);
            return waitFor(started);
        }
    }

    /** Starts the command, to be left to itself. */
    synchronized void startOnly() throws CommandNotStarted {
        start();
        process = null;
    }

    private synchronized Process start() throws CommandNotStarted {
        try {
            Process started = builder.start();
            process = started;
            return started;
        } catch (IOException e) {
            Matcher said = said(e);
            boolean there = said.find() && IS_THERE.contains(said.group(1));
            throw new CommandNotStarted(
                    there ? CommandNotStarted.NOT_EXECUTABLE : CommandNotStarted.NOT_FOUND,
                    builder.command().get(0) + ": " + reason(e));
        }
    }

    /** Why a program was not started. */
    static String reason(IOException e) {
        Matcher said = said(e);
        if (!said.find()) {
            return "cannot be run";
        }
        String words = said.group(2);
        return "cannot be run: "
                + words.substring(0, 1).toLowerCase(Locale.ROOT)
                + words.substring(1);
    }

    private static Matcher said(IOException e) {
        return SAID.matcher(String.valueOf(e.getMessage()));
    }

    /** Waits for its end, whatever interrupts the thread. */
    static int waitFor(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true; // the child still reads the secrets
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closeFiles();
        try {
            Runtime.getRuntime().removeShutdownHook(lastRites);
        } catch (IllegalStateException e) {
            // Shutting down: the hook runs anyway and finds nothing left to do.
        }
    }

    private synchronized void closeFiles() {
        for (SecretFile file : files) {
            file.close();
        }
        files.clear();
    }

    /** Runs when the JVM ends before we do: ends the child too, then removes the files. */
    private void endEarly() {
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroy();
            try {
                running.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        closeFiles();
    }
}
