package io.github.sops4j.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line for the system's shell, with secrets in variables or in a file (clauses C138 to C149).
 * Closing it removes the file.
 */
public final class ShellRun implements AutoCloseable {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Path SHELL = Path.of("/bin/sh");

    private final ProcessBuilder builder = new ProcessBuilder();
    private final Child child = new Child(builder);
    private final @Nullable Account account;

    /**
     * A run that has not begun.
     *
     * @param account the user it is to run as; null for ours
     * @param pristine whether nothing is inherited of our variables
     */
    public ShellRun(@Nullable Account account, boolean pristine) {
        this.account = account;
        Map<String, String> environment = builder.environment();
        InheritedVariables.restore(environment);
        if (pristine) {
            environment.clear();
        }
        if (account != null) {
            account.describe(environment);
        }
    }

    /** The variables it will have; those put here win over others (clause C140). */
    public Map<String, String> environment() {
        return builder.environment();
    }

    /**
     * Offers a file to read while it runs.
     *
     * @param place where, and under which name
     * @param content the bytes of the file, which are wiped when they are not needed any more
     * @return the path of the file
     * @throws IOException when it cannot be made; nothing of it is left then
     */
    public String offer(OfferPlace place, byte[] content) throws IOException {
        SecretFile file = place.keep(content, account);
        child.owns(file);
        return file.path();
    }

    /**
     * Runs a line with our standard streams and waits; TERM, INT and HUP go to it meanwhile.
     *
     * @return its exit status; 128 and the number of the signal that ended it
     * @throws CommandNotStarted when the system does not start the shell
     */
    public int run(String line) throws CommandNotStarted {
        child.command(words(line));
        builder.inheritIO();
        return child.run();
    }

    /**
     * Lets the process that started us become the shell that runs a line.
     *
     * @return false when it cannot, so that the line is still to be run
     */
    public boolean handOver(String line) {
        return Takeover.by(words(line), builder.environment());
    }

    /**
     * Starts a line that nobody waits for and that reads and writes nothing of ours.
     *
     * @throws CommandNotStarted when the system does not start the shell
     */
    public void start(String line) throws CommandNotStarted {
        child.command(words(line));
        File nothing = new File(WINDOWS ? "NUL" : "/dev/null");
        builder.redirectInput(nothing)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        child.startOnly();
    }

    private List<String> words(String line) {
        if (WINDOWS) {
            return List.of("cmd.exe", "/C", line);
        }
        List<String> words = new ArrayList<>(account == null ? List.of() : account.prefix());
        words.addAll(List.of(SHELL.toString(), "-c", line));
        return words;
    }

    /** Whether a process still is the shell, not the program that took its place. */
    static boolean isShell(Process process) {
        try {
            String shell = SHELL.toRealPath().toString();
            return process.info().command().filter(shell::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
