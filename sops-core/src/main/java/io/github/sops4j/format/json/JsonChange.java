package io.github.sops4j.format.json;

import io.github.sops4j.format.Span;
import io.github.sops4j.format.Splices;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change to the structure of a JSON text. */
final class JsonChange {
    private final JsonSource source;
    private final JsonEmitter emitter;
    private final Splices splices = new Splices();

    /**
     * A change of one text.
     *
     * @param emitter how what is new is indented where the text does not tell
     */
    JsonChange(JsonSource source, JsonEmitter emitter) {
        this.source = source;
        this.emitter = emitter;
    }

    /**
     * The text with the change; null when it overlaps itself.
     *
     * @param branch the object without its metadata
     */
    @Nullable StringBuilder apply(TreeChange change, MapNode branch) {
        if (change instanceof TreeChange.Replace replace) {
            replace(replace.old(), replace.replacement());
        } else if (change instanceof TreeChange.AddEntry add) {
            addEntry(add.map(), add.entry(), isSame(add.map(), branch));
        } else if (change instanceof TreeChange.AddElement add) {
            addElement(add.list(), add.element());
        } else if (change instanceof TreeChange.Remove remove) {
            boolean inRoot = isSame(remove.container(), branch);
            Node container = inRoot ? source.root() : remove.container();
            remove(container, remove.value());
        }
        return splices.applyTo(source.text(), source.text().length);
    }

    private static boolean isSame(Node one, Node other) {
        return one == other;
    }

    private void addEntry(MapNode map, Entry entry, boolean isRoot) {
        String key = JsonStrings.canonical(entry.key()) + ": ";
        List<Node> values = values(map);
        if (!values.isEmpty()) {
            Node last = values.get(values.size() - 1);
            int start = keyStart(span(last).start());
            add(last, start, key + print(entry.value(), depth(last)));
        } else if (isRoot) {
            addFirst(key + print(entry.value(), 1));
        } else {
            replace(map, new MapNode(List.of(entry)));
        }
    }

    private void replace(Node old, Node replacement) {
        Span place = span(old);
        splices.replace(place.start(), place.end(), print(replacement, depth(old)));
    }

    /** The root has a member: its metadata. */
    private void addFirst(String member) {
        Span first = source.members().get(0);
        splices.insert(first.start(), member + "," + spaceBefore(first.start()));
    }

    private void addElement(ListNode list, Node element) {
        List<Node> elements = list.elements();
        if (elements.isEmpty()) {
            replace(list, new ListNode(List.of(element)));
            return;
        }
        Node last = elements.get(elements.size() - 1);
        add(last, span(last).start(), print(element, depth(last)));
    }

    private void add(Node last, int lastStart, String text) {
        splices.insert(span(last).end(), "," + spaceBefore(lastStart) + text);
    }

    /** With the comma that sets it off; alone, it leaves nothing between the brackets. */
    private void remove(Node container, Node value) {
        List<Node> siblings = values(container);
        int index = 0;
        while (siblings.get(index) != value) {
            index++;
        }
        if (siblings.size() == 1) {
            splices.remove(span(container).start() + 1, span(container).end() - 1);
        } else if (index > 0) {
            splices.remove(span(siblings.get(index - 1)).end(), span(value).end());
        } else {
            splices.remove(memberStart(container, value), memberStart(container, siblings.get(1)));
        }
    }

    private int memberStart(Node container, Node value) {
        int start = span(value).start();
        return container instanceof MapNode ? keyStart(start) : start;
    }

    /** Where the key begins that stands before a value. */
    private int keyStart(int valueStart) {
        char[] text = source.text();
        int at = valueStart - 1;
        while (text[at] != '"') {
            at--;
        }
        do {
            at--;
        } while (text[at] != '"' || isEscaped(text, at));
        return at;
    }

    private static boolean isEscaped(char[] text, int quote) {
        int at = quote;
        while (text[at - 1] == '\\') {
            at--;
        }
        return (quote - at) % 2 == 1;
    }

    private String spaceBefore(int offset) {
        return source.substring(source.spaceBefore(offset), offset);
    }

    /** Indented as the members of the root are, and on one line where those are. */
    private String print(Node node, int depth) {
        List<Span> members = source.members();
        if (members.isEmpty()) {
            return emitter.value(node, depth);
        }
        String space = spaceBefore(members.get(0).start());
        int lineFeed = space.lastIndexOf('\n');
        JsonEmitter own =
                lineFeed < 0
                        ? new JsonEmitter("", "")
                        : new JsonEmitter(
                                space.startsWith("\r\n") ? "\r\n" : "\n",
                                space.substring(lineFeed + 1));
        return own.value(node, depth);
    }

    /** How many brackets are open where a node stands; they are those around it in the text. */
    private int depth(Node node) {
        return depth(source.root(), span(node));
    }

    private static int depth(Node around, Span place) {
        for (Node value : values(around)) {
            Span span = span(value);
            if (span.start() <= place.start() && place.end() <= span.end()) {
                return span.equals(place) ? 1 : 1 + depth(value, place);
            }
        }
        return 0;
    }

    private static List<Node> values(Node container) {
        if (container instanceof ListNode list) {
            return list.elements();
        }
        List<Node> values = new ArrayList<>();
        for (MapItem item : ((MapNode) container).items()) {
            if (item instanceof Entry entry) {
                values.add(entry.value());
            }
        }
        return values;
    }

    private static Span span(Node node) {
        return JsonSplicer.span(node);
    }
}
