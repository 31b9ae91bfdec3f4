package io.github.sops4j.format.yaml;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlNode;

/**
 * Merge keys are not merged, but in the first document their values must be mergeable (clause F80).
 */
final class MergeKeys {
    private MergeKeys() {}

    /** Whether a key is one: {@code <<}, plain or tagged as such. */
    static boolean isMerge(YamlNode key) {
        if (key.kind() != YamlNode.Kind.SCALAR || !key.text().equals("<<")) {
            return false;
        }
        String tag = key.tag();
        if (tag == null || tag.equals("!")) {
            return key.style() == YamlNode.Style.PLAIN;
        }
        return tag.equals("tag:yaml.org,2002:merge");
    }

    static void check(SourceText text, boolean firstDocument, YamlNode key, YamlNode value)
            throws MalformedException {
        if (firstDocument && isMerge(key) && !isMergeable(value)) {
            throw new MalformedException(
                    "yaml: line "
                            + text.line(key.start())
                            + ": map merge requires map or sequence of maps as the value");
        }
    }

    private static boolean isMergeable(YamlNode value) {
        if (value.kind() == YamlNode.Kind.LIST) {
            for (YamlNode element : value.children()) {
                if (!isMap(element)) {
                    return false;
                }
            }
            return true;
        }
        return isMap(value);
    }

    private static boolean isMap(YamlNode node) {
        YamlNode target = node.target();
        return (target == null ? node : target).kind() == YamlNode.Kind.MAP;
    }
}
