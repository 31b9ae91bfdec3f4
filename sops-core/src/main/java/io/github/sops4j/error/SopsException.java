package io.github.sops4j.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can read. Neither the message nor a cause ever holds plaintext, a data
 * key or a passphrase.
 */
public final class SopsException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final Kind kind;

    /**
     * A failure without an underlying one.
     *
     * @param kind what a caller may act on
     * @param message what was wrong, where, and what to do; the words that scripts match on are
     *     SOPS's
     */
    public SopsException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * A failure with an underlying one.
     *
     * @param kind what a caller may act on
     * @param message what was wrong, where, and what to do
     * @param cause the underlying failure
     */
    public SopsException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What a caller may act on. */
    public Kind kind() {
        return kind;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
