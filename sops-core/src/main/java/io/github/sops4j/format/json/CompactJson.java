package io.github.sops4j.format.json;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;

/**
 * Lists and scalars on one line, as SOPS prints them where a format has no form for them; its maps
 * are lists of keys and values then (clause F141).
 */
public final class CompactJson {
    private final StringBuilder out = new StringBuilder();

    private CompactJson() {}

    /**
     * The text of a node.
     *
     * @throws io.github.sops4j.error.SopsException of kind {@code NOT_EMITTED} for NaN and
     *     infinities
     */
    public static String of(Node node) {
        CompactJson json = new CompactJson();
        json.add(node);
        return json.out.toString();
    }

    private void add(Node node) {
        if (node instanceof ListNode list) {
            addList(list);
        } else if (node instanceof MapNode map) {
            addMap(map);
        } else if (node instanceof Scalar scalar) {
            out.append(JsonEmitter.scalar(scalar.value()));
        }
    }

    private void addList(ListNode list) {
        String separator = "[";
        for (Node element : list.elements()) {
            if (!(element instanceof Comment)) {
                out.append(separator);
                add(element);
                separator = ",";
            }
        }
        out.append(separator.equals("[") ? "null" : "]");
    }

    private void addMap(MapNode map) {
        String separator = "[";
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                out.append(separator).append("{\"Key\":");
                out.append(JsonStrings.canonical(entry.key())).append(",\"Value\":");
                add(entry.value());
                out.append('}');
                separator = ",";
            }
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }
}
