package io.github.sops4j.format.yaml.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The handles which the tags of a document may use, and what they stand for. */
final class TagHandles {

    private final Map<String, String> prefixes = new HashMap<>();

    /** Declares a handle; false when it has been declared before. */
    boolean add(String handle, String prefix) {
        return prefixes.putIfAbsent(handle, prefix) == null;
    }

    void addDefaults() {
        add("!", "!");
        add("!!", "tag:yaml.org,2002:");
    }

    void clear() {
        prefixes.clear();
    }

    /** The long form of a tag, or null when its handle has not been declared. */
    @Nullable String resolve(Token tag) {
        if (tag.handle.isEmpty()) {
            return tag.text;
        }
        String prefix = prefixes.get(tag.handle);
        return prefix == null ? null : prefix + tag.text;
    }
}
