package io.github.sops4j.cli.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out whether a command word leads to a program, before any secret is opened for it. */
final class Executable {
    private Executable() {}

    /**
     * Requires that {@code word} can be run.
     *
     * @param word a path, or a name to look for
     * @param searchPath the folders to look in, as in PATH
     * @throws CommandNotStarted with status 127 or 126, as a shell would
     */
    static void require(String word, @Nullable String searchPath) throws CommandNotStarted {
        if (File.separatorChar == '\\') {
            return; // the system adds extensions and folders of its own
        }
        boolean seen = false;
        for (String candidate : candidates(word, searchPath)) {
            Path file = path(candidate);
            if (file != null && Files.isRegularFile(file)) {
                if (Files.isExecutable(file)) {
                    return;
                }
                seen = true;
            }
            seen |= file != null && word.indexOf('/') >= 0 && Files.isDirectory(file);
        }
        if (seen) {
            throw new CommandNotStarted(
                    CommandNotStarted.NOT_EXECUTABLE, word + ": permission denied");
        }
        throw new CommandNotStarted(CommandNotStarted.NOT_FOUND, word + ": command not found");
    }

    private static String[] candidates(String word, @Nullable String searchPath) {
        if (word.isEmpty() || word.indexOf('/') >= 0) {
            return new String[] {word};
        }
        String[] folders = (searchPath == null ? "/usr/bin:/bin" : searchPath).split(":", -1);
        for (int i = 0; i < folders.length; i++) {
            folders[i] = (folders[i].isEmpty() ? "." : folders[i]) + "/" + word;
        }
        return folders;
    }

    private static @Nullable Path path(String name) {
        try {
            return name.isEmpty() ? null : Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
