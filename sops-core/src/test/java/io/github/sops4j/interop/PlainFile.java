package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlReader;
import io.github.sops4j.format.yaml.source.YamlSyntaxException;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Views of a plain file for comparisons.
 *
 * @param bytes its content
 * @param syntax its format
 */
public record PlainFile(byte[] bytes, Syntax syntax) {

    /** Its lines without comments and blank lines; all of it when it cannot be read. */
    List<String> code() {
        return switch (syntax) {
            case YAML -> yamlCode();
            case DOTENV, INI -> lines(false);
            default -> List.of(Utf8.decode(bytes).split("(?<=\n)"));
        };
    }

    /** Its comments, sorted, wherever they stand. */
    List<String> comments() {
        List<String> found =
                new ArrayList<>(
                        switch (syntax) {
                            case YAML -> yamlComments();
                            case DOTENV, INI -> lines(true);
                            default -> List.of();
                        });
        Collections.sort(found);
        return found;
    }

    private List<String> lines(boolean comments) {
        List<String> lines = new ArrayList<>();
        boolean continued = false;
        for (String line : Utf8.decode(bytes).split("\n", -1)) {
            String text = syntax == Syntax.INI ? line.strip() : line;
            boolean comment = !continued && isComment(text);
            if (comment == comments && !text.isEmpty()) {
                lines.add(comments ? withoutMark(text) : line);
            }
            continued = syntax == Syntax.INI && !comment && text.endsWith("\\");
        }
        return lines;
    }

    /**
     * The text of a comment; SOPS sets a space behind the mark of one that was a clear key (F138).
     */
    private String withoutMark(String comment) {
        return syntax == Syntax.INI ? comment.substring(1).strip() : comment;
    }

    private boolean isComment(String line) {
        return line.startsWith("#") || (syntax == Syntax.INI && line.startsWith(";"));
    }

    private List<String> yamlCode() {
        StringBuilder text = new StringBuilder(new String(bytes, UTF_8));
        try {
            List<YamlComment> comments = YamlReader.read(SourceText.decode(bytes)).comments();
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

    private List<String> yamlComments() {
        List<String> found = new ArrayList<>();
        try {
            SourceText text = SourceText.decode(bytes);
            for (YamlComment comment : YamlReader.read(text).comments()) {
                found.add(text.substring(comment.start(), comment.end()).strip());
            }
        } catch (YamlSyntaxException unreadable) {
            return List.of();
        }
        return found;
    }

    /** Keys and typed values in order; a float without fraction counts as an integer (F94). */
    public List<String> values() throws MalformedException {
        StringBuilder text = new StringBuilder();
        for (MapNode branch : syntax.format().readPlain(bytes).branches()) {
            text.append("---\n");
            add(branch, "", text);
        }
        return text.toString().lines().toList();
    }

    /** The path of every value and container, keys joined by slashes; one for each occurrence. */
    List<String> paths() throws MalformedException {
        List<String> paths = new ArrayList<>();
        for (MapNode branch : syntax.format().readPlain(bytes).branches()) {
            addPaths(branch, "", paths);
        }
        return paths;
    }

    private static void addPaths(Node node, String path, List<String> to) {
        to.add(path);
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry) {
                    addPaths(entry.value(), path + "/" + entry.key(), to);
                }
            }
        } else if (node instanceof ListNode list) {
            int index = 0;
            for (Node element : list.elements()) {
                addPaths(element, path + "/-" + index++, to);
            }
        }
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

    /** Whether its values can be read; what SOPS prints is not always YAML (clause F101). */
    boolean isReadable() {
        try {
            values();
            return true;
        } catch (MalformedException unreadable) {
            return false;
        }
    }

    /**
     * The first value in which another file differs; none where one of both is what nobody can
     * read. What SOPS prints in any format but YAML has one layout, so lines stand for values.
     */
    String otherValues(byte[] found) {
        PlainFile other = new PlainFile(found, syntax);
        if (syntax != Syntax.YAML) {
            return difference(code(), other.code());
        }
        try {
            return difference(values(), other.values());
        } catch (MalformedException theirDefect) { // F101
            return "";
        }
    }

    /** The first line in which two texts differ; empty when they are equal. */
    static String difference(List<String> expected, List<String> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "(end)";
            String other = i < found.size() ? found.get(i) : "(end)";
            if (!one.equals(other)) {
                return visible("[" + other + "], expected [" + one + "]");
            }
        }
        return "";
    }

    /** The whole file, for the report of a failure. */
    String shown() {
        return visible(Utf8.decode(bytes));
    }

    /** Bytes that are no UTF-8, which reports cannot hold, as {@code \xFF}. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inPair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (Character.isLowSurrogate(c) && !inPair) {
                visible.append("\\x").append(Integer.toHexString(c & 0xFF));
            } else {
                visible.append(c == 0 ? '\u2400' : c);
            }
        }
        return visible.toString();
    }
}
