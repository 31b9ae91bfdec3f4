package io.github.sops4j.spring;

import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;

/** An encrypted file that cannot become configuration. The message never holds a value. */
final class ImportException extends ConfigDataException {
    @Serial private static final long serialVersionUID = 1;

    private final String action;

    /**
     * A failure that is not the library's.
     *
     * @param file what the user calls it
     * @param problem what is wrong with it
     * @param action what to do now, a sentence
     */
    ImportException(String file, String problem, String action, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
        this.action = action;
    }

    /** A failure of the library, which knows what is wrong. */
    static ImportException of(String file, SopsException cause) {
        return new ImportException(file, cause.getMessage(), Advice.on(cause.kind(), file), cause);
    }

    /** A file that is there and cannot be read. */
    static ImportException unreadable(String file, IOException cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new ImportException(
                file,
                "it cannot be read: " + reason,
                "Look at the kind and the permissions of the file.",
                cause);
    }

    /** What to do now. */
    String action() {
        return action;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
