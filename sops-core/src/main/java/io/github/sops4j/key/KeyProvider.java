package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;
import java.util.List;

/** What one key type knows: how its keys are named, and how they wrap and unwrap a data key. */
public interface KeyProvider extends AutoCloseable {

    /** The name of its list in the metadata and in the decryption order (clauses F61, K5). */
    String type();

    /**
     * The keys that one text names: a comma-separated list, as it stands on the command line or in
     * a creation rule.
     *
     * @param text one or more recipients
     * @return keys not yet wrapping anything, in the order of the text
     * @throws KeyException when a recipient is malformed
     */
    List<MasterKey> parse(String text) throws KeyException;

    /**
     * Wraps a secret for the holder of a key.
     *
     * @param key whom it is for
     * @param secret the data key (32 bytes) or a part of it (33 bytes); not kept
     * @return the text of the {@code enc} field
     * @throws KeyException when it cannot be wrapped
     */
    String wrap(MasterKey key, byte[] secret) throws KeyException;

    /**
     * Recovers what {@link #wrap} wrapped.
     *
     * @param key a key with its {@code enc} field
     * @return the secret; the caller wipes it
     * @throws KeyException saying why this key does not open; other keys may
     */
    byte[] unwrap(MasterKey key) throws KeyException;

    /**
     * The same as {@link #unwrap(MasterKey)}, which also says what opened the key.
     *
     * @param witness is told, if this type can tell
     */
    default byte[] unwrap(MasterKey key, Witness witness) throws KeyException {
        return unwrap(key);
    }

    /**
     * Whether its keys are reached over a network. Such keys are asked side by side on threads of a
     * {@link CallPolicy}, so the provider has to be safe for that, and what they opened is
     * remembered: one ciphertext is sent once.
     */
    default boolean isRemote() {
        return false;
    }

    /** Forgets, and wipes, what was read to do all this. */
    @Override
    default void close() {}
}
