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

    /**
     * The same failure, with a message that ends with the file it was in; itself when it is none of
     * a file's content.
     *
     * @param file as the user knows it
     */
    public SopsException in(String file) {
        return switch (kind) {
            case ENCRYPTED_MALFORMED,
                    METADATA,
                    PLAIN_MALFORMED,
                    NOT_ENCRYPTED,
                    NOT_DECRYPTED,
                    MAC_MISMATCH,
                    NOT_EMITTED ->
                    new SopsException(kind, getMessage() + " (in " + file + ")", this);
            default -> this;
        };
    }

    /** The same failure, with a message that begins with the file it was in. */
    public SopsException inFront(String file) {
        String start = file + ": ";
        return getMessage().startsWith(start)
                ? this
                : new SopsException(kind, start + getMessage(), this);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
