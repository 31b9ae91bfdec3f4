package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.io.IOException;
import org.bouncycastle.openpgp.PGPException;

/**
 * Calls into the OpenPGP library with untrusted input. Its parsers say what is wrong with a packet
 * by all kinds of exceptions, unchecked ones among them; here each becomes one reason.
 */
final class Guarded {

    /** Something of the library. */
    interface Action<T> {
        T run() throws IOException, PGPException, KeyException;
    }

    private Guarded() {}

    /**
     * What an action gives.
     *
     * @throws KeyException of the action itself, or {@code problem} for any other failure
     */
    static <T> T call(String problem, Action<T> action) throws KeyException {
        try {
            return action.run();
        } catch (IOException | PGPException | RuntimeException e) {
            throw new KeyException(problem, e);
        }
    }
}
