package io.github.sops4j.key.user;

import java.io.IOException;

/** Asks a person for a passphrase. */
@FunctionalInterface
public interface PassphrasePrompt {

    /**
     * Shows a question and reads the answer without showing it (clauses K52, K53).
     *
     * @param question one line, ending in a colon
     * @return the passphrase, which the caller wipes
     * @throws IOException when there is nobody to ask, saying why
     */
    char[] ask(String question) throws IOException;
}
