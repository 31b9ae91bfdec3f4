package io.github.sops4j.cli.output;

import java.io.IOException;
import java.io.Serial;

/**
 * Nobody reads standard output any more, as in {@code sops decrypt f | head -1}: no error at all.
 */
public final class ReaderGoneException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    ReaderGoneException() {
        super("broken pipe");
    }
}
