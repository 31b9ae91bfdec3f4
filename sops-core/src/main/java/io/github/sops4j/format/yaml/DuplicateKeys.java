package io.github.sops4j.format.yaml;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys of one map with the same text, which SOPS refuses in the first document (clause F80). */
final class DuplicateKeys {
    private DuplicateKeys() {}

    static void refuse(SourceText text, YamlNode map) throws MalformedException {
        List<YamlNode> children = map.children();
        if (children.size() <= 2) {
            return;
        }
        Map<String, YamlNode> seen = new HashMap<>(children.size());
        for (int i = 0; i < children.size(); i += 2) {
            YamlNode key = children.get(i);
            if (key.kind() != YamlNode.Kind.SCALAR) {
                continue;
            }
            YamlNode first = seen.putIfAbsent(key.text(), key);
            if (first != null) {
                throw new MalformedException(
                        "yaml: line "
                                + text.line(key.start())
                                + ": mapping key \""
                                + key.text()
                                + "\" already defined at line "
                                + text.line(first.start()));
            }
        }
    }
}
