package io.github.sops4j.format;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TypeNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Reads a path as properties are named: {@code db.hosts[0]}, {@code hosts["a.example"]}.
     *
     * @throws SopsException of kind {@code PATH_MALFORMED}
     */
    public static TreeIndex named(String text) {
        return new TreeIndex(PropertyName.parse(text));
    }

    /** The path as properties are named, which {@link #named} reads. */
    public String name() {
        return PropertyName.of(steps);
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
        return new SopsException(Kind.PATH_MALFORMED, detail);
    }

    /**
     * The part of a document that this leads to.
     *
     * @param lastHolds which of several entries with one key to take
     * @throws SopsException of kind {@code PATH_NOT_FOUND}
     */
    public Node in(MapNode root, boolean lastHolds) {
        Edits edits = new Edits();
        Node at = root;
        for (Object step : steps) {
            Node next = next(at, step, edits, lastHolds);
            if (next == null) {
                throw notFound("error truncating tree: " + reason(at, step));
            }
            at = next;
        }
        return at;
    }

    /** The part of a decrypted document in which no key occurs twice, or null. */
    public @Nullable Node find(MapNode root) {
        Edits none = new Edits();
        Node at = root;
        for (Object step : steps) {
            at = at == null ? null : next(at, step, none, false);
        }
        return at;
    }

    private static String reason(Node at, Object step) {
        if (step instanceof String key) {
            return "component ['" + key + "'] not found";
        }
        String component = "component [" + step + "] ";
        return at instanceof ListNode
                ? component + "accesses out of bounds"
                : component + "is integer, but tree part is not a slice";
    }

    private static @Nullable Node next(Node at, Object step, Edits edits, boolean lastHolds) {
        return step instanceof String key
                ? byKey(at, key, lastHolds)
                : byPosition(at, (Integer) step, edits);
    }

    private static @Nullable Node byKey(Node node, String key, boolean lastHolds) {
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
        return found;
    }

    /** Comments do not count, nor do elements that become some when they are decrypted. */
    private static @Nullable Node byPosition(Node node, int position, Edits edits) {
        if (node instanceof ListNode list && position >= 0) {
            int at = 0;
            for (Node element : list.elements()) {
                if (!edits.isComment(element) && at++ == position) {
                    return element;
                }
            }
        }
        return null;
    }

    private static SopsException notFound(String detail) {
        return new SopsException(Kind.PATH_NOT_FOUND, detail);
    }

    /**
     * The change that puts a value where this leads to. What is missing on the way is made, a
     * scalar in the way is replaced, and a position behind the end of a list is its end (clause
     * C158).
     *
     * @param edits those that decrypt the document
     * @param lastHolds which of several entries with one key to take
     * @throws SopsException of kind {@code PATH_MALFORMED} for a key in a list, a position in a
     *     map, or one below zero
     */
    public TreeChange set(MapNode root, Node value, Edits edits, boolean lastHolds) {
        Node at = root;
        for (int i = 0; i < steps.size(); i++) {
            Object step = steps.get(i);
            if (at instanceof Scalar) {
                return new TreeChange.Replace(at, made(i, value));
            }
            refuseMisfit(at, step);
            Node next = next(at, step, edits, lastHolds);
            if (next == null) {
                Node rest = made(i + 1, value);
                return at instanceof MapNode map
                        ? new TreeChange.AddEntry(map, new Entry((String) step, rest))
                        : new TreeChange.AddElement((ListNode) at, rest);
            }
            at = next;
        }
        return new TreeChange.Replace(at, value);
    }

    private static void refuseMisfit(Node at, Object step) {
        boolean position = step instanceof Integer;
        if (position == at instanceof MapNode) {
            throw malformed(
                    position
                            ? "[" + step + "] is a position, but there is a map"
                            : "['" + step + "'] is a key, but there is a list");
        }
        if (position && (Integer) step < 0) {
            throw malformed("[" + step + "] is a position below zero");
        }
    }

    /** A value within what the steps from one on ask for. */
    private Node made(int from, Node value) {
        Node made = value;
        for (int i = steps.size() - 1; i >= from; i--) {
            made =
                    steps.get(i) instanceof String key
                            ? new MapNode(List.of(new Entry(key, made)))
                            : new ListNode(List.of(made));
        }
        return made;
    }

    /**
     * The change that removes what this leads to (clause C161).
     *
     * @param edits those that decrypt the document
     * @param lastHolds which of several entries with one key to take
     * @return null when it leads nowhere
     * @throws SopsException of kind {@code PATH_NOT_FOUND} when there is a scalar on the way, or a
     *     list where a map should be
     */
    public @Nullable TreeChange unset(MapNode root, Edits edits, boolean lastHolds) {
        Node at = root;
        Node container = root;
        for (Object step : steps) {
            boolean fits = step instanceof String ? at instanceof MapNode : !(at instanceof Scalar);
            if (!fits) {
                String what = at instanceof Scalar scalar ? typeName(scalar, edits) : "list";
                throw notFound("Unsupported type: " + what + " for item '" + step + "'");
            }
            container = at;
            Node next = next(at, step, edits, lastHolds);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return new TreeChange.Remove(container, at);
    }

    /** What to say of the first step that leads nowhere; empty when there is none. */
    public String missingIn(MapNode root, Edits edits, boolean lastHolds) {
        Node at = root;
        for (Object step : steps) {
            Node next = next(at, step, edits, lastHolds);
            if (next == null) {
                return at instanceof ListNode
                        ? "Index " + step + " out of bounds"
                        : "Key not found: " + step;
            }
            at = next;
        }
        return "";
    }

    private static String typeName(Scalar scalar, Edits edits) {
        return TypeNames.of(
                edits.of(scalar) instanceof Edit.Open open ? open.value() : scalar.value());
    }
}
