package io.github.sops4j.format;

import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** One change to the structure of a document; nodes are told by identity. */
public sealed interface TreeChange {

    /** A node takes the place of another one, which is no comment. */
    record Replace(Node old, Node replacement) implements TreeChange {
        /** Whether this is the node that goes. */
        public boolean replaces(Node node) {
            return old == node;
        }

        @Override
        public String toString() {
            return "Replace";
        }
    }

    /** An entry behind the last one of a map. */
    record AddEntry(MapNode map, Entry entry) implements TreeChange {
        @Override
        public String toString() {
            return "AddEntry";
        }
    }

    /** An element behind the last one of a list. */
    record AddElement(ListNode list, Node element) implements TreeChange {
        @Override
        public String toString() {
            return "AddElement";
        }
    }

    /**
     * An entry or an element goes.
     *
     * @param container the map or list it is in
     * @param value the value of the entry, or the element
     */
    record Remove(Node container, Node value) implements TreeChange {
        @Override
        public String toString() {
            return "Remove";
        }
    }

    /** The document with this change; maps and lists that it does not touch are the same ones. */
    default MapNode applyTo(MapNode root) {
        return changed(root);
    }

    private Node changed(Node node) {
        if (this instanceof Replace replace && replace.replaces(node)) {
            return replace.replacement;
        }
        if (node instanceof MapNode map) {
            return changed(map);
        }
        return node instanceof ListNode list ? changed(list) : node;
    }

    private MapNode changed(MapNode map) {
        List<MapItem> items = new ArrayList<>(map.items().size() + 1);
        boolean same = true;
        for (MapItem item : map.items()) {
            if (!(item instanceof Entry entry)) {
                items.add(item);
                continue;
            }
            if (this instanceof Remove remove && remove.value == entry.value()) {
                same = false;
                continue;
            }
            Node value = changed(entry.value());
            same &= value == entry.value();
            items.add(
                    value == entry.value()
                            ? entry
                            : new Entry(entry.key(), value, entry.keyType()));
        }
        if (this instanceof AddEntry add && isSame(add.map, map)) {
            items.add(add.entry);
            same = false;
        }
        return same ? map : new MapNode(items, map.origin());
    }

    private ListNode changed(ListNode list) {
        List<Node> elements = new ArrayList<>(list.elements().size() + 1);
        boolean same = true;
        for (Node element : list.elements()) {
            if (this instanceof Remove remove && remove.value == element) {
                same = false;
                continue;
            }
            Node value = changed(element);
            same &= value == element;
            elements.add(value);
        }
        if (this instanceof AddElement add && isSame(add.list, list)) {
            elements.add(add.element);
            same = false;
        }
        return same ? list : new ListNode(elements, list.origin());
    }

    private static boolean isSame(Node one, Node other) {
        return one == other;
    }
}
