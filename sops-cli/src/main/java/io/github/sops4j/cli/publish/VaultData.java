package io.github.sops4j.cli.publish;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a key-value engine holds: one JSON object, without comments (clause C180). Maps in lists are
 * objects, too; SOPS makes lists of pairs of them (clause C228).
 */
final class VaultData {
    private static final String DATA = "data";
    private static final FileFormat JSON = Formats.named("json", Indentation.DEFAULT);

    private final MapNode values;

    private VaultData(MapNode values) {
        this.values = values;
    }

    /** The values of all documents; of those with the same name the last one holds. */
    static VaultData of(List<MapNode> documents) {
        Map<String, Node> merged = new LinkedHashMap<>();
        for (MapNode document : documents) {
            merged.putAll(entries(document));
        }
        return new VaultData(map(merged));
    }

    /**
     * What an answer says is there.
     *
     * @return null when the answer is not that of an engine of version 2
     */
    static @Nullable VaultData ofAnswer(byte[] answer) {
        try {
            MapNode top = JSON.readPlain(answer).branches().get(0);
            return top.get(DATA) instanceof MapNode data && data.get(DATA) instanceof MapNode values
                    ? new VaultData(map(entries(values)))
                    : null;
        } catch (MalformedException | IndexOutOfBoundsException unknown) {
            return null;
        }
    }

    /** The body of a request to an engine of this version. */
    byte[] body(int version) {
        MapNode body = version == 1 ? values : new MapNode(List.of(new Entry(DATA, values)));
        return JSON.emit(List.of(body), null);
    }

    /** Whether this says the same, in whatever order. */
    boolean isSameAs(VaultData other) {
        return isSame(values, other.values);
    }

    private static MapNode map(Map<String, Node> entries) {
        List<MapItem> items = new ArrayList<>();
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            items.add(new Entry(entry.getKey(), entry.getValue()));
        }
        return new MapNode(items);
    }

    private static Map<String, Node> entries(MapNode map) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                entries.put(entry.key(), bare(entry.value()));
            }
        }
        return entries;
    }

    private static Node bare(Node node) {
        if (node instanceof MapNode map) {
            return map(entries(map));
        }
        if (node instanceof ListNode list) {
            List<Node> elements = new ArrayList<>();
            for (Node element : list.elements()) {
                if (!(element instanceof Comment)) {
                    elements.add(bare(element));
                }
            }
            return new ListNode(elements);
        }
        return node instanceof Scalar scalar ? new Scalar(scalar.value()) : node;
    }

    private static boolean isSame(Node one, Node other) {
        if (one instanceof MapNode a && other instanceof MapNode b) {
            return areSame(entries(a), entries(b));
        }
        if (one instanceof ListNode a && other instanceof ListNode b) {
            return areSame(a.elements(), b.elements());
        }
        return one instanceof Scalar
                && other instanceof Scalar
                && Arrays.equals(
                        JSON.emit(List.of(alone(one)), null),
                        JSON.emit(List.of(alone(other)), null));
    }

    private static MapNode alone(Node value) {
        return new MapNode(List.of(new Entry(DATA, value)));
    }

    private static boolean areSame(Map<String, Node> one, Map<String, Node> other) {
        boolean same = one.keySet().equals(other.keySet());
        for (Map.Entry<String, Node> entry : one.entrySet()) {
            Node there = other.get(entry.getKey());
            same = same && there != null && isSame(entry.getValue(), there);
        }
        return same;
    }

    private static boolean areSame(List<Node> one, List<Node> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = isSame(one.get(i), other.get(i));
        }
        return same;
    }
}
