package io.github.sops4j.cli.vectors;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * What a plain file says, whatever its layout.
 *
 * @param values one line per value: its path, its type, its text
 * @param comments the texts of all comments, sorted
 */
record TypedValues(List<String> values, List<String> comments) {

    /**
     * Reads a file.
     *
     * @param format the name of its format
     */
    static TypedValues of(byte[] file, String format) {
        TypedValues all = new TypedValues(new ArrayList<>(), new ArrayList<>());
        Document document = read(file, format);
        for (MapNode branch : document.branches()) {
            all.add("---", branch);
        }
        for (StrayComment stray : document.strayComments()) {
            all.comments.add(stray.comment().text());
        }
        Collections.sort(all.comments);
        return all;
    }

    private static Document read(byte[] file, String format) {
        try {
            return Formats.named(format, Indentation.DEFAULT).readPlain(file);
        } catch (MalformedException e) {
            throw new AssertionError("not " + format + ": " + e.getMessage(), e);
        }
    }

    private void add(String path, Node node) {
        if (node instanceof Comment comment) {
            comments.add(comment.text());
        } else if (node instanceof Scalar scalar) {
            values.add(path + " " + text(scalar.value()));
        } else if (node instanceof MapNode map) {
            values.add(path + " {");
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry) {
                    add(path + ":" + entry.key() + "(" + entry.keyType() + ")", entry.value());
                } else {
                    comments.add(((Comment) item).text());
                }
            }
        } else if (node instanceof ListNode list) {
            values.add(path + " [");
            list.elements().forEach(element -> add(path + ":-", element));
        }
    }

    /** SOPS prints 1.0 as 1, which reads as an integer (clause F94). */
    private static String number(double number) {
        boolean printedAsInteger = number == (long) number && Math.abs(number) < 1e6;
        return printedAsInteger && !Double.valueOf(number).equals(-0.0)
                ? "int " + (long) number
                : "float " + number;
    }

    private static String text(Value value) {
        if (value instanceof Value.Text string) {
            return "string " + string.text();
        } else if (value instanceof Value.Bytes bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes.bytes());
        } else if (value instanceof Value.Int number) {
            return "int " + number.number();
        } else if (value instanceof Value.Unsigned number) {
            return "unsigned " + Long.toUnsignedString(number.bits());
        } else if (value instanceof Value.Float number) {
            return number(number.number());
        } else if (value instanceof Value.Bool truth) {
            return "bool " + truth.truth();
        } else if (value instanceof Value.Time time) {
            return "time " + time.time();
        }
        return "null";
    }
}
