package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlReader;
import io.github.sops4j.format.yaml.source.YamlSyntaxException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Views of a plain file for comparisons. */
final class PlainFile {
    private PlainFile() {}

    /** Its lines without comments and blank lines; all of it when it cannot be read. */
    static List<String> code(byte[] file) {
        StringBuilder text = new StringBuilder(new String(file, UTF_8));
        try {
            List<YamlComment> comments = YamlReader.read(SourceText.decode(file)).comments();
            for (int i = comments.size() - 1; i >= 0; i--) {
                text.delete(comments.get(i).start(), comments.get(i).end());
            }
        } catch (YamlSyntaxException unreadable) {
            return List.of(text.toString());
        }
        return text.toString()
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Its comments, sorted, wherever they stand. */
    static List<String> comments(byte[] file) {
        List<String> found = new ArrayList<>();
        try {
            SourceText text = SourceText.decode(file);
            for (YamlComment comment : YamlReader.read(text).comments()) {
                found.add(text.substring(comment.start(), comment.end()).strip());
            }
        } catch (YamlSyntaxException unreadable) {
            return List.of();
        }
        Collections.sort(found);
        return found;
    }

    /** Keys and typed values in order; a float without fraction counts as an integer (F94). */
    static List<String> values(byte[] file) throws MalformedException {
        Document document = Formats.named("yaml", Indentation.DEFAULT).read(file);
        StringBuilder text = new StringBuilder();
        for (MapNode branch : document.branches()) {
            text.append("---\n");
            add(branch, "", text);
        }
        return text.toString().lines().toList();
    }

    private static void add(Node node, String path, StringBuilder to) {
        if (node instanceof MapNode map) {
            to.append(path).append(" {}\n");
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry) {
                    add(entry.value(), path + "/" + entry.key(), to);
                }
            }
        } else if (node instanceof ListNode list) {
            to.append(path).append(" []\n");
            for (Node element : list.elements()) {
                add(element, path + "/-", to);
            }
        } else if (node instanceof Scalar scalar) {
            to.append(path).append(' ').append(described(scalar.value())).append('\n');
        }
    }

    private static String described(Value value) {
        if (value instanceof Value.Null) {
            return "null";
        }
        try {
            String text = new String(Plaintext.bytes(value), UTF_8);
            boolean number = value instanceof Value.Int || value instanceof Value.Float;
            return (number ? "number" : Plaintext.typeName(value))
                    + " "
                    + (text.equals("-0") ? "0" : text);
        } catch (CipherException unknown) {
            return "unknown";
        }
    }

    /** The first line in which two texts differ; empty when they are equal. */
    static String difference(List<String> expected, List<String> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "(end)";
            String other = i < found.size() ? found.get(i) : "(end)";
            if (!one.equals(other)) {
                return "[" + other + "], expected [" + one + "]";
            }
        }
        return "";
    }
}
