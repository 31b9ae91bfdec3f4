package io.github.sops4j.spring;

import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.origin.Origin;

/** Encrypted configuration that an application cannot use. The message never holds a value. */
final class RefusalException extends ConfigDataException {
    @Serial private static final long serialVersionUID = 1;

    private final String subject;
    private final String action;

    private RefusalException(
            String subject, String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.subject = subject;
        this.action = action;
    }

    /**
     * An import that is not even tried.
     *
     * @param location as it stands in {@code spring.config.import}
     * @param action what to do now, a sentence
     */
    RefusalException(ConfigDataLocation location, String problem, String action) {
        this(subject(location), problem, action, null);
    }

    /** A failure of the library, which knows what is wrong and in which file. */
    static RefusalException of(ConfigDataLocation location, SopsException cause) {
        return new RefusalException(
                subject(location), cause.getMessage(), Advice.on(cause.kind()), cause);
    }

    /** A file that is there and cannot be read. */
    static RefusalException of(ConfigDataLocation location, String file, IOException cause) {
        return new RefusalException(
                subject(location),
                file + " cannot be read: " + cause.getMessage(),
                "Look at the kind and the permissions of the file.",
                cause);
    }

    private static String subject(ConfigDataLocation location) {
        Origin origin = location.getOrigin();
        return "'" + location + "'" + (origin == null ? "" : " of " + origin);
    }

    /** What cannot be used, and why, in a few lines. */
    String description() {
        return subject + " cannot be used:\n\n    " + getMessage();
    }

    /** What to do now. */
    String action() {
        return action;
    }
}
