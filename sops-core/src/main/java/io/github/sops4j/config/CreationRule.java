package io.github.sops4j.config;

import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files of some paths are encrypted (clause C111).
 *
 * @param groups the key groups, not wrapping anything yet; one empty group when the rule names no
 *     keys
 * @param shamirThreshold how many groups are needed; 0 for all
 * @param selector which values are encrypted, or null for the default
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 */
public record CreationRule(
        List<KeyGroup> groups,
        int shamirThreshold,
        @Nullable Selector selector,
        boolean macOnlyEncrypted) {

    /** Copies the groups. */
    public CreationRule {
        groups = List.copyOf(groups);
    }

    /** Whether it names any key. */
    boolean hasKeys() {
        for (KeyGroup group : groups) {
            if (!group.keys().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
