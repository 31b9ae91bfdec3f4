package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was tried to open one message, and why it failed; the report of a failure. */
final class Attempts {

    /** A key that fits and is locked, and who has it. */
    record Locked(String source, SecretKey key) {}

    private final Set<String> reasons = new LinkedHashSet<>();
    private final Map<Long, Locked> locked = new LinkedHashMap<>();
    private boolean over;

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
        locked.putIfAbsent(key.id(), new Locked(source, key));
    }

    /** The keys that would open it. */
    List<Locked> locked() {
        return List.copyOf(locked.values());
    }

    /** Nothing more is tried: a person said no, or the message holds what it should not. */
    void stop() {
        over = true;
    }

    boolean areOver() {
        return over;
    }

    /** All reasons in one line (clause K46). */
    KeyException failure() {
        return new KeyException(
                "could not decrypt data key with PGP key: " + String.join("; ", reasons));
    }
}
