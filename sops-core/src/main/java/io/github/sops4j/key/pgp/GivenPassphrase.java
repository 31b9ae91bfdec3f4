package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A passphrase that an application hands over, or none; nobody is asked. */
final class GivenPassphrase implements Passphrases {
    private char @Nullable [] characters;

    GivenPassphrase(char @Nullable [] characters) {
        this.characters = characters == null ? null : characters.clone();
    }

    @Override
    public @Nullable Passphrase given() {
        return characters == null ? null : Passphrase.of(characters.clone());
    }

    @Override
    public Passphrase ask(String key) throws KeyException {
        throw new KeyException("no passphrase was given for OpenPGP key " + key);
    }

    @Override
    public void close() {
        if (characters != null) {
            Arrays.fill(characters, '\0');
            characters = null;
        }
    }
}
