package io.github.sops4j.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map: entries and comments in the order of the file (clause F2). Keys may occur twice (clause
 * F10).
 *
 * @param items entries and comments
 * @param origin the whole map in its source, or null
 */
public record MapNode(List<MapItem> items, @Nullable Origin origin) implements Node {

    /** Copies the items. */
    public MapNode {
        items = List.copyOf(items);
    }

    /** A map made by code. */
    public MapNode(List<MapItem> items) {
        this(items, null);
    }

    /** The value of the first entry with this key, or null when there is none. */
    public @Nullable Node get(String key) {
        for (MapItem item : items) {
            if (item instanceof Entry entry && entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }
}
