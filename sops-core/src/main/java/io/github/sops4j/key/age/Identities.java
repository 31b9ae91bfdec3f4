package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.Witness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What opens age files here; closing wipes it. */
interface Identities extends AutoCloseable {

    /**
     * The file key that the first matching identity recovers.
     *
     * @param recipient the text of the recipient
     * @param witness is told where the identity was, if there is one
     * @throws KeyException when none matches, or one fails (clause K49)
     */
    byte[] unwrap(List<Stanza> stanzas, String recipient, @Nullable Witness witness)
            throws KeyException;

    /** Why a file is not opened, in the words of SOPS (clause K57). */
    KeyException failure(String recipient, KeyException cause);

    @Override
    void close();
}
