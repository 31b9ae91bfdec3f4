package io.github.sops4j.key;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why one key does not wrap or unwrap; others may still do. The message may have several lines. */
public final class KeyException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** A reason for a person. */
    public KeyException(String message) {
        super(message);
    }

    /** A reason with what caused it. */
    public KeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The reason; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
