package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What recovers file keys. It holds key material: closing wipes it. */
interface Identity extends AutoCloseable {

    /**
     * The file key that one of the stanzas wraps for this identity.
     *
     * @return 16 bytes that the caller wipes; null when no stanza is for this identity, so that the
     *     next one is tried
     * @throws KeyException when trying further is wrong (clause K49)
     */
    byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException;

    /** The place in the trial order (clause K49). */
    default Turn turn() {
        return Turn.NATIVE;
    }

    /**
     * The file key that the first of several identities recovers, of those whose turn it is.
     *
     * @return as {@link #unwrap}
     */
    static byte @Nullable [] unwrapByFirst(
            List<Identity> identities, Turn turn, List<Stanza> stanzas) throws KeyException {
        for (Identity identity : identities) {
            byte[] fileKey = identity.turn() == turn ? identity.unwrap(stanzas) : null;
            if (fileKey != null) {
                return fileKey;
            }
        }
        return null;
    }

    @Override
    void close();

    /** Who is tried first. */
    enum Turn {
        /** X25519 and hybrid keys: nobody is asked anything. */
        NATIVE,
        /** SSH keys and passphrase-protected files. */
        OTHER,
        /** Plugins, which cannot be run yet: everything else comes first. */
        PLUGIN
    }
}
