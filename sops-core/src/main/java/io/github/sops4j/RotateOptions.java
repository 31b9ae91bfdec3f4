package io.github.sops4j;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How to rotate a file's data key.
 *
 * @param input the syntax of the file
 * @param output the syntax of the result
 * @param order key types to try first
 * @param added keys for the first group, as far as they are not in it (clause C164)
 * @param removed keys that leave all groups, told by their identities (clause K4); what is both
 *     added and removed is removed
 * @param warnings told of what is odd but no failure
 */
public record RotateOptions(
        FileFormat input,
        FileFormat output,
        DecryptionOrder order,
        List<MasterKey> added,
        List<MasterKey> removed,
        Consumer<String> warnings) {

    /** Copies the lists. */
    public RotateOptions {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Only the data key changes; warnings dropped. */
    public static RotateOptions of(FileFormat format) {
        return new RotateOptions(
                format, format, DecryptionOrder.DEFAULT, List.of(), List.of(), warning -> {});
    }

    /** Whether the result is in the syntax of the input, so that its layout can be kept. */
    boolean keepsFormat() {
        return input.name().equals(output.name());
    }

    /** The groups for whom the new data key is. */
    List<KeyGroup> changed(List<KeyGroup> groups) {
        List<KeyGroup> changed = new ArrayList<>();
        for (KeyGroup group : groups) {
            List<MasterKey> keys = new ArrayList<>(group.keys());
            if (changed.isEmpty()) {
                addTo(keys);
            }
            Set<String> gone = identities(removed);
            keys.removeIf(key -> gone.contains(key.typedIdentity()));
            changed.add(new KeyGroup(keys, group.unknown()));
        }
        return changed;
    }

    private void addTo(List<MasterKey> keys) {
        Set<String> present = identities(keys);
        for (MasterKey key : added) {
            if (present.add(key.typedIdentity())) {
                keys.add(key);
            }
        }
    }

    private static Set<String> identities(List<MasterKey> keys) {
        Set<String> identities = new HashSet<>();
        for (MasterKey key : keys) {
            identities.add(key.typedIdentity());
        }
        return identities;
    }
}
