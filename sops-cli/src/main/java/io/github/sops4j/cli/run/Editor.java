package io.github.sops4j.cli.run;

import io.github.sops4j.cli.options.Environment;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.ShellWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program with which a person edits a file (clause C130).
 *
 * @param words the command and its arguments, to which the file is appended
 */
public record Editor(List<String> words) {
    private static final List<String> VARIABLES = List.of("SOPS_EDITOR", "EDITOR");
    private static final List<String> USUAL = List.of("vim", "nano", "vi");

    /** The list is copied. */
    public Editor {
        words = List.copyOf(words);
    }

    /** Why there is no editor, or why it did not do its work, for a person. */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * The one that the user has chosen, or else the first usual one on the path.
     *
     * @throws Failure when there is none, or its quotes do not end
     */
    public static Editor of(Environment environment) throws Failure {
        for (String variable : VARIABLES) {
            String command = environment.get(variable);
            if (command != null && !command.isEmpty()) {
                return of(command);
            }
        }
        for (String usual : USUAL) {
            if (isOnPath(usual, environment.get("PATH"))) {
                return new Editor(List.of(usual));
            }
        }
        throw new Failure(
                "no editor available: sops attempts to use the editor defined in the SOPS_EDITOR or"
                        + " EDITOR environment variables, and if that's not set defaults to any of"
                        + " vim, nano, vi, but none of them could be found");
    }

    private static Editor of(String command) throws Failure {
        try {
            List<String> words = ShellWords.split(command);
            if (!words.isEmpty()) {
                return new Editor(words);
            }
        } catch (KeyException unfinished) {
            // said below
        }
        throw new Failure("invalid $EDITOR: " + command);
    }

    private static boolean isOnPath(String program, @Nullable String path) {
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Opens a file, with our standard streams.
     *
     * @throws Failure when it does not start
     */
    public Process start(Path file) throws Failure {
        List<String> command = new ArrayList<>(words);
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        InheritedVariables.restore(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Failure(words.get(0) + ": " + Child.reason(e));
        }
    }

    /**
     * Waits until the user is done.
     *
     * @throws Failure when the editor ends with another status than 0
     */
    public static void await(Process editor) throws Failure {
        int status = Child.waitFor(editor);
        if (status != 0) {
            throw new Failure("exit status " + status);
        }
    }
}
