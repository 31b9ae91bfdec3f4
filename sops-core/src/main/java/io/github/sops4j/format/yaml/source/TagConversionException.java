package io.github.sops4j.format.yaml.source;

import java.io.Serial;

/**
 * A scalar that is not what its tag says, such as {@code !!int abc}: fatal in the first document of
 * a file, null in later ones (clause F80). The message names the tag, never the text.
 */
public final class TagConversionException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    TagConversionException(String message) {
        super(message);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
