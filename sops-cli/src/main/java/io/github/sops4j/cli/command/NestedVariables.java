package io.github.sops4j.cli.command;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every value of a document by its path: keys joined with {@code _}, elements of lists by their
 * index. Null stands for the absence of a value and makes no variable.
 */
final class NestedVariables {
    private static final int MAX_DEPTH = 1000;

    private final Map<String, String> texts = new LinkedHashMap<>();

    private NestedVariables() {}

    /** The text of each value, as exec-env has it (clause C139). */
    static Map<String, String> of(MapNode document) {
        NestedVariables all = new NestedVariables();
        all.addEntries("", document, 0);
        return all.texts;
    }

    private void add(String path, Node node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    "a value more than 1000 levels deep cannot become a variable");
        }
        if (node instanceof MapNode map) {
            addEntries(path + "_", map, depth);
        } else if (node instanceof ListNode list) {
            addElements(path + "_", list, depth);
        } else if (node instanceof Scalar scalar && !(scalar.value() instanceof Value.Null)) {
            put(path, FlatText.of(scalar.value()));
        }
    }

    private void addEntries(String prefix, MapNode map, int depth) {
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                add(prefix + entry.key(), entry.value(), depth + 1);
            }
        }
    }

    private void addElements(String prefix, ListNode list, int depth) {
        int index = 0;
        for (Node element : list.elements()) {
            if (!(element instanceof Comment)) {
                add(prefix + index++, element, depth + 1);
            }
        }
    }

    private void put(String path, String text) {
        if (texts.put(path, text) != null) {
            throw new CommandException(
                    ExitCode.GENERIC, "two values would be the variable " + path);
        }
    }
}
