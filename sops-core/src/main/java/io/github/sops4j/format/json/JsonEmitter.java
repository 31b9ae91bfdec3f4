package io.github.sops4j.format.json;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.Floats;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Times;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;

/**
 * Prints what has no source, as SOPS does (clauses F110 to F114); comments have no place there.
 *
 * @param lineBreak what separates lines
 * @param unit what a level is indented by
 */
record JsonEmitter(String lineBreak, String unit) {
    private static final String DEFAULT_UNIT = "\t";

    /**
     * The layout of a setting (clause F114).
     *
     * @param indent spaces a level, or -1 for a TAB
     * @throws SopsException of kind {@code NOT_EMITTED} for other negative numbers
     */
    static JsonEmitter ofIndent(int indent) {
        if (indent < -1) {
            throw new SopsException(
                    Kind.NOT_EMITTED,
                    "JSON Indentation parameter smaller than -1 is not accepted: " + indent);
        }
        return new JsonEmitter("\n", indent == -1 ? DEFAULT_UNIT : " ".repeat(indent));
    }

    /** Whether somebody has chosen this layout. */
    boolean isAskedFor() {
        return !unit.equals(DEFAULT_UNIT);
    }

    /** A value as it stands at a depth; the first line is not indented. */
    String value(Node node, int depth) {
        StringBuilder out = new StringBuilder();
        append(node, depth, out);
        return out.toString();
    }

    private void append(Node node, int depth, StringBuilder out) {
        if (node instanceof MapNode map) {
            append(map, depth, out);
        } else if (node instanceof ListNode list) {
            append(list, depth, out);
        } else if (node instanceof Scalar scalar) {
            out.append(scalar(scalar.value()));
        }
    }

    private void append(MapNode map, int depth, StringBuilder out) {
        out.append('{');
        int start = out.length();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                next(out, start, depth + 1);
                out.append(JsonStrings.canonical(entry.key())).append(": ");
                append(entry.value(), depth + 1, out);
            }
        }
        close(out, start, depth, '}');
    }

    private void append(ListNode list, int depth, StringBuilder out) {
        out.append('[');
        int start = out.length();
        for (Node element : list.elements()) {
            if (!(element instanceof Comment)) {
                next(out, start, depth + 1);
                append(element, depth + 1, out);
            }
        }
        close(out, start, depth, ']');
    }

    private void next(StringBuilder out, int start, int depth) {
        out.append(out.length() == start ? "" : ",");
        newLine(out, depth);
    }

    private void close(StringBuilder out, int start, int depth, char bracket) {
        if (out.length() > start) {
            newLine(out, depth);
        }
        out.append(bracket);
    }

    private void newLine(StringBuilder out, int depth) {
        out.append(lineBreak);
        for (int i = 0; i < depth; i++) {
            out.append(unit);
        }
    }

    /**
     * A single value (clauses F111, F112).
     *
     * @throws SopsException of kind {@code NOT_EMITTED} for NaN and infinities
     */
    static String scalar(Value value) {
        if (value instanceof Value.Text text) {
            return JsonStrings.canonical(text.text());
        }
        if (value instanceof Value.Bytes bytes) {
            return JsonStrings.canonical(Utf8.decode(bytes.bytes()));
        }
        if (value instanceof Value.Int integer) {
            return Long.toString(integer.number());
        }
        if (value instanceof Value.Unsigned integer) {
            return Long.toUnsignedString(integer.bits());
        }
        if (value instanceof Value.Float number) {
            return number(number.number());
        }
        if (value instanceof Value.Bool bool) {
            return Boolean.toString(bool.truth());
        }
        if (value instanceof Value.Time time) {
            return JsonStrings.canonical(Times.text(time.time()));
        }
        return "null";
    }

    private static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new SopsException(
                    Kind.NOT_EMITTED,
                    "Error marshaling to json: json: unsupported value: " + Floats.plain(number));
        }
        return Floats.json(number);
    }
}
