package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.source.YamlDocumentNode;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.TreePath;
import java.util.List;

/** The path of the innermost container whose text surrounds a place. */
final class EnclosingPath {
    private EnclosingPath() {}

    static TreePath of(List<YamlDocumentNode> documents, int offset) {
        for (YamlDocumentNode document : documents) {
            YamlNode root = document.root();
            if (root != null && surrounds(root, offset)) {
                return descend(root, TreePath.ROOT, offset);
            }
        }
        return TreePath.ROOT;
    }

    private static boolean surrounds(YamlNode node, int offset) {
        return node.start() <= offset && offset < node.end();
    }

    private static TreePath descend(YamlNode node, TreePath path, int offset) {
        List<YamlNode> children = node.children();
        boolean isMap = node.kind() == YamlNode.Kind.MAP;
        for (int i = isMap ? 1 : 0; i < children.size(); i += isMap ? 2 : 1) {
            YamlNode child = children.get(i);
            boolean isContainer =
                    child.kind() == YamlNode.Kind.MAP || child.kind() == YamlNode.Kind.LIST;
            if (isContainer && surrounds(child, offset)) {
                return descend(
                        child, isMap ? path.child(children.get(i - 1).text()) : path, offset);
            }
        }
        return path;
    }
}
