package io.github.sops4j.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Failures of the operating system in the words that SOPS's messages end with (clause C29). */
public final class OsText {
    private OsText() {}

    /**
     * For example {@code open /x: permission denied}.
     *
     * @param operation what was tried: open, read, write
     * @param name the file, as the user knows it
     */
    public static String of(String operation, String name, IOException failure) {
        return operation + " " + name + ": " + reason(failure);
    }

    /** The failure alone, for example {@code no space left on device}. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failure instanceof FileSystemLoopException) {
            return "too many levels of symbolic links";
        }
        String text =
                failure instanceof FileSystemException file
                        ? file.getReason()
                        : failure.getMessage();
        if (text == null || text.isEmpty()) {
            return "input/output error";
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
