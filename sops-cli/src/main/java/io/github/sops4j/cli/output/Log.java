package io.github.sops4j.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** What the program says on standard error: log lines (clauses C95-C98) and bare errors (C51). */
public final class Log implements Consumer<String> {

    /** The logger of the commands; others are named after a key type (clause C98). */
    private static final String COMMAND = "CMD";

    private final OutputStream err;
    private final boolean coloured;
    private final boolean boldName;
    private final long start = System.nanoTime();

    /**
     * A log.
     *
     * @param err standard error
     * @param coloured whether standard error is a terminal (clause C96)
     * @param boldName whether standard output is a terminal that shows bold text (clause C97)
     */
    public Log(OutputStream err, boolean coloured, boolean boldName) {
        this.err = err;
        this.coloured = coloured;
        this.boldName = boldName;
    }

    /** Takes the warnings of whatever tells some; the same as {@link #warn(String)}. */
    @Override
    public void accept(String warning) {
        warn(warning);
    }

    /** Writes a warning of the commands. */
    public void warn(String message) {
        write(COMMAND, new LogLine(LogLine.Level.WARNING, message));
    }

    /** Writes a warning of another logger. */
    public void warn(String logger, String message) {
        write(logger, new LogLine(LogLine.Level.WARNING, message));
    }

    /** Writes what only those see who ask for it. */
    public void info(String logger, String message) {
        write(logger, new LogLine(LogLine.Level.INFO, message));
    }

    /** Writes what goes on inside the program. */
    public void debug(String logger, String message) {
        write(logger, new LogLine(LogLine.Level.DEBUG, message));
    }

    /** Writes what failed while the program goes on. */
    public void error(String message) {
        write(COMMAND, new LogLine(LogLine.Level.ERROR, message));
    }

    /** Writes what failed, and why in a field of its own, while the program goes on. */
    public void error(String message, String error) {
        write(COMMAND, new LogLine(LogLine.Level.ERROR, message, error));
    }

    /** Writes progress, in a form of its own: the local time and no logger (clause C99). */
    public void notice(String message) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
        print(time.format(LocalDateTime.now(ZoneId.systemDefault())) + " " + message);
    }

    /** Writes why the program ends. */
    public void fatal(String message) {
        write(COMMAND, new LogLine(LogLine.Level.FATAL, message));
    }

    /** Writes why the program ends, in the name of another logger. */
    public void fatal(String logger, String message) {
        write(logger, new LogLine(LogLine.Level.FATAL, message));
    }

    private void write(String logger, LogLine line) {
        String name = boldName ? "\u001b[1m[" + logger + "]\u001b[22m" : "[" + logger + "]";
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        print(
                name
                        + "\t "
                        + (coloured
                                ? line.forTerminal(seconds)
                                : line.forFile(ZonedDateTime.now(ZoneId.systemDefault()))));
    }

    /** Writes a message without a frame. Where standard error is closed, nobody is left to tell. */
    public void print(String message) {
        try {
            err.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // the exit status still tells
        }
    }
}
