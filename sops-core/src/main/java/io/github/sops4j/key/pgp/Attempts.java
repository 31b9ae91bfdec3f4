package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.util.ArrayList;
import java.util.List;

/** What was tried to open one message, and why it failed; the report of a failure. */
final class Attempts {

    /** A key that fits and is locked, and who has it. */
    record Locked(String source, SecretKey key) {}

    private final List<String> reasons = new ArrayList<>();
    private final List<Locked> locked = new ArrayList<>();
    private boolean refused;

    /** Notes why one source does not open the message. */
    void failed(String source, String reason) {
        reasons.add(source + ": " + reason);
    }

    /** Notes why one source does not open the message. */
    void failed(String source, Exception cause) {
        failed(source, String.valueOf(cause.getMessage()));
    }

    /** Notes a key that would open it: its owner can be asked when nothing else does. */
    void locked(String source, SecretKey key) {
        locked.add(new Locked(source, key));
    }

    /** The keys that would open it. */
    List<Locked> locked() {
        return List.copyOf(locked);
    }

    /** Notes that a person was asked and said no; nothing more is tried. */
    void refused() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** All reasons in one line (clause K46). */
    KeyException failure() {
        return new KeyException(
                "could not decrypt data key with PGP key: " + String.join("; ", reasons));
    }
}
