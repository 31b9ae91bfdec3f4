package io.github.sops4j.format.yaml.emit;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;

/** Writes a tree in one line. */
final class FlowWriter {
    /** The reader looks no farther for the colon of a key without a question mark; half of that. */
    private static final int LONGEST_SIMPLE_KEY = 512;

    private final StringBuilder out = new StringBuilder();
    private final Deque<Iterator<?>> open = new ArrayDeque<>();
    private final Deque<Character> brackets = new ArrayDeque<>();
    private boolean first;

    private FlowWriter() {}

    /** The text of a tree; its comments are left out. */
    static String text(Node node) {
        FlowWriter writer = new FlowWriter();
        writer.node(node);
        writer.run();
        return writer.out.toString();
    }

    private void run() {
        while (!open.isEmpty()) {
            Iterator<?> items = open.getLast();
            if (!items.hasNext()) {
                open.removeLast();
                out.append((char) brackets.removeLast());
                first = false;
                continue;
            }
            Object item = items.next();
            if (!(item instanceof Comment)) {
                item(item);
            }
        }
    }

    private void item(Object item) {
        out.append(first ? "" : ", ");
        first = false;
        if (item instanceof Entry entry) {
            key(entry);
            node(entry.value());
        } else if (item instanceof Node node) {
            node(node);
        }
    }

    private void key(Entry entry) {
        String text = entry.key();
        String key = entry.hasStringKey() ? scalar(Value.string(text)) : text;
        out.append(key.length() > LONGEST_SIMPLE_KEY ? "? " : "").append(key).append(": ");
    }

    private void node(Node node) {
        if (node instanceof MapNode map) {
            open('{', '}', map.items().iterator());
        } else if (node instanceof ListNode list) {
            open('[', ']', list.elements().iterator());
        } else if (node instanceof Scalar scalar) {
            out.append(scalar(scalar.value()));
        }
    }

    private void open(char bracket, char closing, Iterator<?> items) {
        out.append(bracket);
        open.addLast(items);
        brackets.addLast(closing);
        first = true;
    }

    private static String scalar(Value value) {
        if (value instanceof Value.Text string) {
            return string(string.text());
        }
        if (value instanceof Value.Bytes binary) {
            return "!!binary \"" + Base64.getEncoder().encodeToString(binary.bytes()) + '"';
        }
        return ScalarText.of(value).text();
    }

    private static String string(String text) {
        if (text.equals("<<")) {
            return "!!merge <<";
        }
        boolean plain = !StringStyle.isTyped(text) && Indicators.isPlainSafeInFlow(text);
        return plain ? text : DoubleQuoted.canonical(text);
    }
}
