package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlDocumentNode;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/** The containers around places in the text, for comments that are in no tree. */
final class EnclosingPath {
    private final List<YamlNode> roots = new ArrayList<>();
    private final List<YamlNode> metadata = new ArrayList<>();

    EnclosingPath(List<YamlDocumentNode> documents) {
        for (YamlDocumentNode document : documents) {
            YamlNode root = document.root();
            YamlNode block = MetadataBlock.valueIn(document);
            if (root != null) {
                roots.add(root);
            }
            if (block != null) {
                metadata.add(block);
            }
        }
    }

    /** Whether a comment stands inside the metadata, where it is lost (clause F73). */
    boolean isInMetadata(YamlComment comment) {
        int index = around(metadata, 0, 1, comment.start());
        return index >= 0 && comment.end() <= metadata.get(index).end();
    }

    /** The path of the innermost container whose text surrounds an offset. */
    TreePath of(int offset) {
        List<YamlNode> nodes = roots;
        TreePath path = TreePath.ROOT;
        int index = around(nodes, 0, 1, offset);
        while (index >= 0) {
            YamlNode node = nodes.get(index);
            boolean isMap = node.kind() == YamlNode.Kind.MAP;
            nodes = node.children();
            index = around(nodes, isMap ? 1 : 0, isMap ? 2 : 1, offset);
            if (index >= 0 && isMap) {
                path = path.child(nodes.get(index - 1).text());
            }
        }
        return path;
    }

    /** The index of the map or list around an offset among every {@code step}-th node, or -1. */
    private static int around(List<YamlNode> nodes, int first, int step, int offset) {
        int low = 0;
        int high = (nodes.size() - first + step - 1) / step - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int index = first + middle * step;
            YamlNode node = nodes.get(index);
            if (offset < node.start()) {
                high = middle - 1;
            } else if (offset >= node.end()) {
                low = middle + 1;
            } else {
                boolean isContainer =
                        node.kind() == YamlNode.Kind.MAP || node.kind() == YamlNode.Kind.LIST;
                return isContainer ? index : -1;
            }
        }
        return -1;
    }
}
