package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Other keys for the data key of a file (clause C170).
 *
 * @param keys who wraps
 * @param groups the groups it is to have
 * @param threshold how many of several are needed; 0 for all
 */
record Rewrapping(KeyRing keys, List<KeyGroup> groups, int threshold) {

    /**
     * Refuses what would lock keys out that nobody here can wrap for; no key is asked for it.
     *
     * @throws SopsException of kind {@code DATA_KEY_NOT_ENCRYPTED}
     */
    void refuseLockOut(EncryptedFile file) {
        if (!isUndivided(file.metadata())) {
            file.refuseUnknownKeys();
        }
    }

    /** Whether one group stays one, so that each key holds the data key itself. */
    private boolean isUndivided(Metadata old) {
        return old.groups().size() == 1 && groups.size() == 1;
    }

    /**
     * The metadata with the data key wrapped for these groups.
     *
     * @throws SopsException of kind {@code DATA_KEY_NOT_ENCRYPTED}
     */
    Metadata of(Metadata old, DataKey dataKey) {
        List<KeyGroup> wrapped =
                isUndivided(old)
                        ? List.of(undivided(dataKey, old.groups().get(0)))
                        : wrap(dataKey, groups);
        return old.withGroups(wrapped, threshold);
    }

    private List<KeyGroup> wrap(DataKey dataKey, List<KeyGroup> wanted) {
        return keys.rewrap(dataKey, wanted, threshold);
    }

    /** What keys of one group hold is the data key still: who cannot be asked here keeps it. */
    private KeyGroup undivided(DataKey dataKey, KeyGroup old) {
        Map<String, MasterKey> kept = new HashMap<>();
        for (MasterKey key : old.keys()) {
            if (keys.provider(key.type()) == null) {
                kept.put(key.typedIdentity(), key);
            }
        }
        List<MasterKey> wanted = groups.get(0).keys();
        List<MasterKey> others = new ArrayList<>(wanted);
        others.removeIf(key -> kept.containsKey(key.typedIdentity()));
        List<MasterKey> all = new ArrayList<>();
        Iterator<MasterKey> wrapped =
                others.isEmpty() && !wanted.isEmpty()
                        ? others.iterator()
                        : wrap(dataKey, List.of(new KeyGroup(others))).get(0).keys().iterator();
        for (MasterKey key : wanted) {
            MasterKey same = kept.get(key.typedIdentity());
            all.add(same == null ? wrapped.next() : same);
        }
        return new KeyGroup(all, old.unknown());
    }
}
