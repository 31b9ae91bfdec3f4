package io.github.sops4j.file;

import java.io.IOException;
import java.io.Serial;

/** A file that cannot be opened for writing; the message is the operating system's reason. */
public final class CannotOpenException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    CannotOpenException(String reason) {
        super(reason);
    }
}
