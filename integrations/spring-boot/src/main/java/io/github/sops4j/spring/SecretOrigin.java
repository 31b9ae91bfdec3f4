package io.github.sops4j.spring;

import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** A line of an encrypted file. */
final class SecretOrigin extends TextResourceOrigin {

    /**
     * A line.
     *
     * @param line from 1 on; 0 when nobody knows
     */
    SecretOrigin(Resource file, int line) {
        super(file, line == 0 ? null : new Location(line - 1, 0));
    }
}
