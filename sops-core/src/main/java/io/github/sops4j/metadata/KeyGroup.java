package io.github.sops4j.metadata;

import io.github.sops4j.tree.Entry;
import java.util.List;

/**
 * Master keys any of which opens the same secret (clause F64).
 *
 * @param keys the keys in the order in which they are tried and written
 * @param unknown lists of key types this program does not know, carried along as they were
 */
public record KeyGroup(List<MasterKey> keys, List<Entry> unknown) {

    /** Copies both lists. */
    public KeyGroup {
        keys = List.copyOf(keys);
        unknown = List.copyOf(unknown);
    }

    /** A group of known keys. */
    public KeyGroup(List<MasterKey> keys) {
        this(keys, List.of());
    }
}
