package io.github.sops4j.format;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to a part of a document: {@code ["a"][0]["b"]} (clause C151). Where SOPS aborts, on an
 * empty or half-quoted step, this is a syntax error.
 *
 * @param steps keys as {@code String} and positions as {@code Integer}
 */
public record TreeIndex(List<Object> steps) {

    /** Copies the steps. */
    public TreeIndex {
        steps = List.copyOf(steps);
    }

    /**
     * Reads the notation of the command line.
     *
     * @throws SopsException of kind {@code PATH_MALFORMED}
     */
    public static TreeIndex parse(String text) {
        List<Object> steps = new ArrayList<>();
        for (String piece : text.split("\\[", -1)) {
            if (piece.isEmpty()) {
                continue;
            }
            if (!piece.endsWith("]")) {
                throw malformed("component " + piece + " doesn't end with ]");
            }
            steps.add(step(piece.substring(0, piece.length() - 1)));
        }
        if (steps.isEmpty()) {
            throw malformed("it names no key");
        }
        return new TreeIndex(steps);
    }

    private static Object step(String inner) {
        if (inner.startsWith("\"") || inner.startsWith("'")) {
            if (inner.length() < 2) {
                throw malformed("component " + inner + " is not closed");
            }
            return inner.substring(1, inner.length() - 1);
        }
        try {
            return Integer.valueOf(inner);
        } catch (NumberFormatException notAPosition) {
            throw malformed("strconv.Atoi: parsing \"" + inner + "\": invalid syntax");
        }
    }

    private static SopsException malformed(String detail) {
        return new SopsException(Kind.PATH_MALFORMED, "error parsing --extract path: " + detail);
    }

    /**
     * The part of a document that this leads to.
     *
     * @param lastHolds which of several entries with one key to take
     * @throws SopsException of kind {@code PATH_NOT_FOUND}
     */
    public Node in(MapNode root, boolean lastHolds) {
        Node at = root;
        for (Object step : steps) {
            at =
                    step instanceof String key
                            ? byKey(at, key, lastHolds)
                            : byPosition(at, (Integer) step);
        }
        return at;
    }

    private static Node byKey(Node node, String key, boolean lastHolds) {
        Node found = null;
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                if ((found == null || lastHolds)
                        && item instanceof Entry entry
                        && entry.key().equals(key)) {
                    found = entry.value();
                }
            }
        }
        if (found == null) {
            throw notFound("component ['" + key + "'] not found");
        }
        return found;
    }

    private static Node byPosition(Node node, int position) {
        if (!(node instanceof ListNode list)) {
            throw notFound("component [" + position + "] is integer, but tree part is not a slice");
        }
        List<Node> elements = new ArrayList<>();
        for (Node element : list.elements()) {
            if (!(element instanceof Comment)) {
                elements.add(element);
            }
        }
        if (position < 0 || position >= elements.size()) {
            throw notFound("component [" + position + "] accesses out of bounds");
        }
        return elements.get(position);
    }

    private static SopsException notFound(String detail) {
        return new SopsException(Kind.PATH_NOT_FOUND, "error truncating tree: " + detail);
    }
}
