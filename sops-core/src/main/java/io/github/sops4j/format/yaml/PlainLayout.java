package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.format.yaml.source.YamlStream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of most large files: one document of block maps and lists with scalars of one line,
 * without comments, tags or aliases. A ciphertext in the place of such a scalar changes nothing
 * around it.
 */
final class PlainLayout {
    private PlainLayout() {}

    static boolean is(YamlStream stream) {
        return stream.comments().isEmpty()
                && stream.documents().size() == 1
                && stream.text().endsWithLineBreak()
                && isPlain(stream.documents().get(0).root());
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
                for (YamlNode child : node.children()) {
                    if (!isPlain(child)) {
                        return false;
                    }
                }
                return true;
            }
        }
    }

    /** Quotes make a value longer in the text, so a text as long as its value has no line break. */
    private static boolean isOneLine(YamlNode scalar) {
        int length = scalar.end() - scalar.start();
        return scalar.style() == YamlNode.Style.PLAIN && length == scalar.text().length();
    }
}
