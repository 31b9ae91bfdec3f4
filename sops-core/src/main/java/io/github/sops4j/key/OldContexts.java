package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.ProgramVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys of files older than SOPS 3.3.0, which encrypted with another encryption context than they
 * wrote down: one of its values stood for all of them (clause C57).
 */
final class OldContexts {
    /** AWS takes no context of more; each value is a call. */
    private static final int MOST_VALUES = 100;

    private OldContexts() {}

    /** The keys of a file, each followed by what it may have meant. */
    static List<MasterKey> withMeant(List<MasterKey> keys, String version) {
        if (!ProgramVersion.isBefore(version, "3.3.0")) {
            return keys;
        }
        List<MasterKey> all = new ArrayList<>();
        for (MasterKey key : keys) {
            all.add(key);
            Set<@Nullable String> values = new LinkedHashSet<>(key.context().values());
            if (values.size() > 1 && values.size() <= MOST_VALUES) {
                for (String value : values) {
                    all.add(key.withContext(everywhere(value, key.context())));
                }
            }
        }
        return all;
    }

    private static SortedMap<String, @Nullable String> everywhere(
            @Nullable String value, SortedMap<String, @Nullable String> context) {
        SortedMap<String, @Nullable String> same = new TreeMap<>();
        for (String name : context.keySet()) {
            same.put(name, value);
        }
        return same;
    }
}
