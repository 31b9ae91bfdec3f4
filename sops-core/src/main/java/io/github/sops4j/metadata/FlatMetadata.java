package io.github.sops4j.metadata;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Metadata in files that have no nesting: one name for each value (clauses F74, F75). */
public final class FlatMetadata {
    private static final String MAP_STEP = "__map_";
    private static final String LIST_STEP = "__list_";

    private FlatMetadata() {}

    /**
     * Metadata as names and strings, in the order of the tree.
     *
     * @param metadata as {@link MetadataCodec#write} makes it
     * @return entries whose values are {@link Scalar}s with a text
     */
    public static List<Entry> flatten(MapNode metadata) {
        List<Entry> fields = new ArrayList<>();
        for (MapItem item : metadata.items()) {
            if (item instanceof Entry entry) {
                flatten(entry.key(), entry.value(), fields);
            }
        }
        return fields;
    }

    private static void flatten(String name, Node node, List<Entry> fields) {
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry) {
                    flatten(name + MAP_STEP + entry.key(), entry.value(), fields);
                }
            }
        } else if (node instanceof ListNode list) {
            int index = 0;
            for (Node element : list.elements()) {
                flatten(name + LIST_STEP + index++, element, fields);
            }
        } else if (node instanceof Scalar scalar) {
            fields.add(new Entry(name, new Scalar(FlatText.of(scalar.value()))));
        }
    }

    /**
     * The metadata that a list of names and values stands for.
     *
     * @param fields entries with scalars; names without the prefix of their format
     * @return a tree for {@link MetadataCodec#read}
     * @throws SopsException of kind {@code METADATA} when a name occurs twice, or names contradict
     *     each other
     */
    public static MapNode unflatten(List<Entry> fields) {
        Branch root = new Branch();
        for (Entry field : fields) {
            if (!field.key().isEmpty()) {
                root.put(field.key(), field.value());
            }
        }
        return root.map();
    }

    /** A container whose kind is known by the first name that goes into it. */
    private static final class Branch {
        private final SortedMap<String, Branch> byKey = new TreeMap<>();
        private final SortedMap<Integer, Branch> byIndex = new TreeMap<>();
        private @Nullable Node value;

        void put(String name, Node leaf) {
            Branch at = this;
            int start = 0;
            boolean inList = false;
            while (start <= name.length()) {
                int map = name.indexOf(MAP_STEP, start);
                int list = name.indexOf(LIST_STEP, start);
                boolean listNext = list >= 0 && (map < 0 || list < map);
                int end = listNext ? list : map < 0 ? name.length() : map;
                at = at.step(name.substring(start, end), inList);
                start = end == name.length() ? end + 1 : end + stepLength(listNext);
                inList = listNext;
            }
            at.set(leaf);
        }

        private static int stepLength(boolean list) {
            return list ? LIST_STEP.length() : MAP_STEP.length();
        }

        private Branch step(String text, boolean inList) {
            if (value != null || !(inList ? byKey.isEmpty() : byIndex.isEmpty())) {
                throw failure("Type mismatch");
            }
            return inList
                    ? byIndex.computeIfAbsent(index(text), key -> new Branch())
                    : byKey.computeIfAbsent(text, key -> new Branch());
        }

        /** What is no number counts as 0. */
        private static int index(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }

        private void set(Node leaf) {
            if (value != null) {
                throw failure("Duplicate value");
            }
            if (!byKey.isEmpty() || !byIndex.isEmpty()) {
                throw failure("Type mismatch");
            }
            value = leaf;
        }

        private Node node() {
            if (value != null) {
                return value;
            }
            return byIndex.isEmpty() ? map() : list();
        }

        MapNode map() {
            List<MapItem> items = new ArrayList<>();
            byKey.forEach((key, child) -> items.add(new Entry(key, child.node())));
            return new MapNode(items);
        }

        private ListNode list() {
            List<Node> elements = new ArrayList<>();
            byIndex.forEach(
                    (index, child) -> {
                        if (index != elements.size()) {
                            throw failure("Incomplete list");
                        }
                        elements.add(child.node());
                    });
            return new ListNode(elements);
        }

        private static SopsException failure(String problem) {
            return new SopsException(
                    Kind.METADATA, "failed to unflatten the sops metadata: " + problem);
        }
    }
}
