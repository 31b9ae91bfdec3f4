package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Splices;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlDocumentNode;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of each document: appended in canonical form, replaced or removed where they stand.
 */
final class MetadataBlock {
    private static final String RESERVED = YamlDocument.RESERVED;

    private final SourceText text;
    private final Lines lines;
    private final YamlEmitter emitter;
    private final Splices splices;

    MetadataBlock(SourceText text, YamlEmitter emitter, Splices splices) {
        this.text = text;
        this.lines = new Lines(text);
        this.emitter = emitter;
        this.splices = splices;
    }

    private static int indexIn(YamlDocumentNode document) {
        YamlNode root = document.root();
        if (root != null && root.kind() == YamlNode.Kind.MAP) {
            List<YamlNode> children = root.children();
            for (int i = 0; i < children.size(); i += 2) {
                if (children.get(i).kind() == YamlNode.Kind.SCALAR
                        && children.get(i).text().equals(RESERVED)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The metadata of a document, or null when it has none. */
    static @Nullable YamlNode valueIn(YamlDocumentNode document) {
        YamlNode root = document.root();
        int index = indexIn(document);
        return root == null || index < 0 ? null : root.children().get(index + 1);
    }

    /** The start of the line on which the metadata of a document begin, or -1. */
    static int startIn(YamlDocumentNode document, Lines lines) {
        YamlNode root = document.root();
        int index = indexIn(document);
        return root == null || index < 0 ? -1 : lines.lineStart(keyStart(root, index));
    }

    private static int keyStart(YamlNode root, int index) {
        return root.children().get(index).propertiesStart();
    }

    /** Whether metadata can go into a document as it is: it is empty or a map. */
    boolean hasPlaceIn(YamlDocumentNode document) {
        YamlNode root = document.root();
        return root == null || root.kind() == YamlNode.Kind.MAP;
    }

    /**
     * Writes metadata into a document, in the place of those it has.
     *
     * @param rescued whole lines that stood among those, to leave above the new ones
     */
    void write(YamlDocumentNode document, MapNode block, String rescued) {
        YamlNode root = document.root();
        if (root != null && root.style() == YamlNode.Style.FLOW) {
            writeFlow(root, indexIn(document), block);
            return;
        }
        int column = root == null ? 0 : text.column(root.start()) - 1;
        String entry = emitter.entries(List.of(new Entry(RESERVED, block)), column);
        if (root == null || marksEmpty(document)) {
            entry = markEmpty(entry);
        }
        if (indexIn(document) >= 0) {
            int end = endOfBlock(document);
            boolean ends = end < text.length() || text.endsWithLineBreak();
            String whole = ends ? entry : entry.substring(0, entry.length() - 1);
            splices.replace(startIn(document, lines), end, rescued + lines.withOwnBreaks(whole));
        } else {
            append(document.end(), entry);
        }
    }

    /** A lone tag on the metadata says that the document was empty, not an empty map. */
    private static String markEmpty(String entry) {
        return RESERVED + ": !" + entry.substring(entry.indexOf(':') + 1);
    }

    private static boolean marksEmpty(YamlDocumentNode document) {
        YamlNode value = valueIn(document);
        return value != null && "!".equals(value.tag());
    }

    /** A file without final line break stays one without. */
    private void append(int at, String entry) {
        boolean onOwnLine = lines.isLineStart(at);
        boolean last = at == text.length();
        String block = last && !onOwnLine ? entry.substring(0, entry.length() - 1) : entry;
        splices.insert(at, lines.withOwnBreaks(onOwnLine ? block : "\n" + block));
    }

    private void writeFlow(YamlNode root, int index, MapNode block) {
        List<YamlNode> children = root.children();
        if (index >= 0) {
            YamlNode value = children.get(index + 1);
            splices.replace(value.start(), value.end(), YamlEmitter.flow(block));
            return;
        }
        boolean hasComma = !children.isEmpty() && hasCommaBehind(children.size() - 1, root);
        splices.insert(
                root.end() - 1,
                (children.isEmpty() || hasComma ? "" : ", ")
                        + RESERVED
                        + ": "
                        + YamlEmitter.flow(block)
                        + (hasComma ? "," : ""));
    }

    private boolean hasCommaBehind(int child, YamlNode root) {
        int at = root.children().get(child).end();
        while (at < root.end() - 1) {
            char c = text.chars()[at];
            if (c == ',') {
                return true;
            }
            at = c == '#' ? lines.lineEnd(at) : at + 1;
        }
        return false;
    }

    /** Writes a whole document in canonical form, where its root leaves no place for metadata. */
    void writeWhole(YamlDocumentNode document, MapNode edited, MapNode block) {
        String whole = YamlFormat.text(List.of(edited), block, emitter);
        boolean onOwnLine = lines.isLineStart(document.start());
        splices.replace(
                document.start(),
                document.end(),
                lines.withOwnBreaks(onOwnLine ? whole : "\n" + whole));
    }

    /**
     * Removes the metadata of a document, if it has any, and nothing else.
     *
     * @param rescued whole lines to leave in their place
     */
    boolean remove(YamlDocumentNode document, String rescued) {
        YamlNode root = document.root();
        int index = indexIn(document);
        if (root == null || index < 0) {
            return false;
        }
        if (root.style() == YamlNode.Style.FLOW) {
            removeFlow(root, index);
            return true;
        }
        boolean wasEmpty = marksEmpty(document);
        boolean nothingElse = root.children().size() == 2;
        splices.replace(
                startIn(document, lines),
                endOfBlock(document),
                rescued + (nothingElse && !wasEmpty ? "{}" + text.lineBreak() : ""));
        return true;
    }

    /** Where the line behind the metadata of a document begins. */
    int endOfBlock(YamlDocumentNode document) {
        YamlNode value = valueIn(document);
        int end = value == null ? 0 : value.end();
        return lines.isLineStart(end) ? end : lines.nextLine(end);
    }

    private void removeFlow(YamlNode root, int index) {
        List<YamlNode> children = root.children();
        int start = keyStart(root, index);
        int end = children.get(index + 1).end();
        boolean last = index + 2 == children.size();
        if (index > 0 && !(last && hasCommaBehind(index + 1, root))) {
            while (text.chars()[start] != ',') {
                start--;
            }
        } else if (!last) {
            end = children.get(index + 2).propertiesStart();
        } else if (hasCommaBehind(index + 1, root)) {
            while (text.chars()[end] != ',') {
                end++;
            }
            end++;
        }
        splices.remove(start, end);
    }
}
