package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_16;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Origin;
import io.github.sops4j.tree.Utf8;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a document that was opened, each with its line. */
final class SecretsReading {
    private final Edits edits;
    private final int[] lineStarts;
    private final Deque<Object> path = new ArrayDeque<>();
    private List<Secret> found = new ArrayList<>();

    /**
     * The values of each document of a file.
     *
     * @param edits those that decrypt it
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} when a key occurs twice, so that it
     *     is not certain which value holds
     */
    static List<Secrets> read(Source source, Document document, Edits edits) {
        SecretsReading reading = new SecretsReading(source, edits);
        List<Secrets> all = new ArrayList<>();
        for (MapNode branch : document.branches()) {
            reading.found = new ArrayList<>();
            reading.map(branch, 0);
            all.add(new Secrets(source.name(), edits.applyTo(branch), reading.found));
        }
        return all;
    }

    private SecretsReading(Source source, Edits edits) {
        this.edits = edits;
        this.lineStarts = lineStarts(text(source.content()));
    }

    /** Places are counted without a byte order mark. */
    private static String text(byte[] content) {
        boolean wide =
                content.length > 1
                        && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                                || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        String text = wide ? new String(content, UTF_16) : Utf8.decode(content);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    private int line(Node node, int otherwise) {
        Origin origin = node.origin();
        if (origin == null) {
            return otherwise;
        }
        int line = Arrays.binarySearch(lineStarts, origin.start());
        return line >= 0 ? line + 1 : -line - 1;
    }

    private void map(MapNode map, int line) {
        Map<String, Integer> lines = new HashMap<>();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                path.addLast(entry.key());
                int here = line(entry.value(), line);
                Integer before = lines.put(entry.key(), here);
                if (before != null) {
                    throw twice(before, here);
                }
                node(entry.value(), here);
                path.removeLast();
            }
        }
        if (lines.isEmpty() && !path.isEmpty()) {
            add(Map.of(), line);
        }
    }

    private SopsException twice(int first, int second) {
        return new SopsException(
                Kind.ENCRYPTED_MALFORMED,
                "the key "
                        + here().name()
                        + " occurs twice, on lines "
                        + first
                        + " and "
                        + second
                        + ", so that it is not certain which value holds");
    }

    private void node(Node node, int line) {
        if (node instanceof MapNode map) {
            map(map, line);
        } else if (node instanceof ListNode list) {
            list(list, line);
        } else {
            add(JavaValues.of(edits.applyTo(node)), line);
        }
    }

    private void list(ListNode list, int line) {
        int position = 0;
        for (Node element : list.elements()) {
            if (!edits.isComment(element)) {
                path.addLast(position++);
                node(element, line(element, line));
                path.removeLast();
            }
        }
        if (position == 0) {
            add(List.of(), line);
        }
    }

    private void add(@Nullable Object value, int line) {
        found.add(new Secret(here(), value, line));
    }

    private TreeIndex here() {
        return new TreeIndex(List.copyOf(path));
    }
}
