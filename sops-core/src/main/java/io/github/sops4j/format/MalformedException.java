package io.github.sops4j.format;

import java.io.Serial;

/** Text that is not in its format; the message names the line and never shows a value. */
public final class MalformedException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** A reason for a person. */
    public MalformedException(String message) {
        super(message);
    }

    /** A reason with what caused it. */
    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The reason; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
