package io.github.sops4j.testing;

import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import java.util.ArrayList;
import java.util.List;

/** What a file of maps and scalars holds, a line for each item: {@code map.key=value}. */
public final class Outline {
    private Outline() {}

    /** Entries, and comments as {@code map#text}. */
    public static List<String> of(FileFormat format, String text) {
        return lines(format, Utf8.encode(text), true);
    }

    /** Entries alone. */
    public static List<String> values(FileFormat format, byte[] text) {
        return lines(format, text, false);
    }

    private static List<String> lines(FileFormat format, byte[] text, boolean comments) {
        try {
            Document document = format.readPlain(text);
            List<String> lines = new ArrayList<>();
            for (MapNode branch : document.branches()) {
                add(branch, "", comments, lines);
            }
            return lines;
        } catch (MalformedException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static void add(MapNode map, String path, boolean comments, List<String> lines) {
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                add(entry, path, comments, lines);
            } else if (comments && item instanceof Comment comment) {
                lines.add(path + "#" + comment.text());
            }
        }
    }

    private static void add(Entry entry, String path, boolean comments, List<String> lines) {
        Node value = entry.value();
        if (value instanceof MapNode map) {
            lines.add(path + entry.key() + ".");
            add(map, path + entry.key() + ".", comments, lines);
        } else if (value instanceof Scalar scalar) {
            byte[] bytes = Plaintext.bytes(scalar.value());
            lines.add(path + entry.key() + "=" + Utf8.decode(bytes));
        }
    }
}
