package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.format.yaml.source.YamlStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layout of most large files: one document of block maps and lists with scalars of one line,
 * without comments, tags or aliases. A ciphertext in the place of such a scalar changes nothing
 * around it. Metadata, which are written as a whole, may have any layout.
 */
final class PlainLayout {
    private PlainLayout() {}

    static boolean is(YamlStream stream) {
        return stream.comments().isEmpty()
                && stream.documents().size() == 1
                && stream.text().endsWithLineBreak()
                && isPlainRoot(stream.documents().get(0).root());
    }

    private static boolean isPlainRoot(@Nullable YamlNode root) {
        if (root == null || root.kind() != YamlNode.Kind.MAP) {
            return isPlain(root);
        }
        List<YamlNode> children = root.children();
        for (int i = 0; i < children.size(); i += 2) {
            boolean isMetadata = children.get(i).text().equals(YamlDocument.RESERVED);
            if (!isMetadata && !arePlain(children.subList(i, i + 2))) {
                return false;
            }
        }
        return root.tag() == null && root.anchor() == null && root.style() == YamlNode.Style.BLOCK;
    }

    private static boolean arePlain(List<YamlNode> nodes) {
        for (YamlNode node : nodes) {
            if (!isPlain(node)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(@Nullable YamlNode node) {
        if (node == null || node.tag() != null || node.anchor() != null) {
            return false;
        }
        switch (node.kind()) {
            case ALIAS -> {
                return false;
            }
            case SCALAR -> {
                return isOneLine(node);
            }
            default -> {
                if (node.style() != YamlNode.Style.BLOCK) {
                    return false;
                }
                return arePlain(node.children());
            }
        }
    }

    /** Quotes make a value longer in the text, so a text as long as its value has no line break. */
    private static boolean isOneLine(YamlNode scalar) {
        int length = scalar.end() - scalar.start();
        return scalar.style() == YamlNode.Style.PLAIN && length == scalar.text().length();
    }
}
