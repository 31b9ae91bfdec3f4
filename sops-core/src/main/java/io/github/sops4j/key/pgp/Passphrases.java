package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import org.jspecify.annotations.Nullable;

/** Where the passphrase of secret keys comes from. */
interface Passphrases {

    /**
     * The passphrase that is there already.
     *
     * @return null when there is none
     * @throws KeyException when it cannot be read
     */
    @Nullable Passphrase given() throws KeyException;

    /**
     * What a person answers.
     *
     * @param key for whom it is, in words
     * @throws KeyException when there is nobody to ask
     */
    Passphrase ask(String key) throws KeyException;

    /** Wipes what is kept. */
    default void close() {}
}
