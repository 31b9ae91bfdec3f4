package io.github.sops4j.key.pgp;

import org.jspecify.annotations.Nullable;

/** One place where messages may be opened. */
interface SecretKeySource {

    /** What a person calls it: a variable, a path, a program. */
    String name();

    /**
     * What a message holds.
     *
     * @param attempts told why it is not opened here
     * @return at most 4096 bytes, which the caller wipes; null when it is not opened here
     */
    byte @Nullable [] open(PgpMessage message, Attempts attempts);
}
