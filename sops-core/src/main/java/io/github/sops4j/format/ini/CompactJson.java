package io.github.sops4j.format.ini;

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
import java.util.HexFormat;

/** Lists and scalars in the form that SOPS prints when they are extracted (clause F141). */
final class CompactJson {
    private static final String NAMED = "\"\\\n\r\t\b\f";
    private static final String NAMES = "\"\\nrtbf";
    private static final String ESCAPED = "<>&\u2028\u2029";

    private final StringBuilder out = new StringBuilder();

    private CompactJson() {}

    static String of(Node node) {
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
            add(scalar.value());
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
                addString(entry.key());
                out.append(",\"Value\":");
                add(entry.value());
                out.append('}');
                separator = ",";
            }
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }

    private void add(Value value) {
        if (value instanceof Value.Text text) {
            addString(text.text());
        } else if (value instanceof Value.Bytes bytes) {
            addString(Utf8.decode(bytes.bytes()));
        } else if (value instanceof Value.Float number) {
            out.append(Floats.json(number.number()));
        } else if (value instanceof Value.Time time) {
            addString(Times.text(time.time()));
        } else if (value instanceof Value.Null) {
            out.append("null");
        } else {
            out.append(IniText.of(value));
        }
    }

    private void addString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            addCharacter(text.codePointAt(i));
        }
        out.append('"');
    }

    /** With the escapes of clause F110; a byte that is no UTF-8 is lost (clause F109). */
    private void addCharacter(int c) {
        int named = NAMED.indexOf(c);
        if (named >= 0) {
            out.append('\\').append(NAMES.charAt(named));
        } else if (c < ' ' || ESCAPED.indexOf(c) >= 0) {
            out.append("\\u").append(HexFormat.of().toHexDigits((char) c));
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            out.append("\\ufffd");
        } else {
            out.appendCodePoint(c);
        }
    }
}
