package io.github.sops4j.config;

import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map of the configuration: typed access, unknown keys ignored, merge keys merged (clause C109).
 */
final class ConfigMap {
    private final Map<String, Node> values;

    private ConfigMap(Map<String, Node> values) {
        this.values = values;
    }

    static ConfigMap of(MapNode map) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry && !entry.key().equals("<<")) {
                values.put(entry.key(), entry.value());
            }
        }
        Node merged = map.get("<<");
        if (merged instanceof MapNode single) {
            of(single).values.forEach(values::putIfAbsent);
        } else if (merged instanceof ListNode list) {
            for (Node element : list.elements()) {
                if (element instanceof MapNode each) {
                    of(each).values.forEach(values::putIfAbsent);
                }
            }
        }
        return new ConfigMap(values);
    }

    /** What stands under a key; null when nothing does, or null. */
    @Nullable Node get(String key) {
        Node node = values.get(key);
        return node != null && isNull(node) ? null : node;
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.value() instanceof Value.Null;
    }

    /** The text under a key, a number as it is spelled; empty when there is none (clause C113). */
    String text(String key) {
        Node node = get(key);
        return node == null ? "" : text(key, node);
    }

    private String text(String key, Node node) {
        if (!(node instanceof Scalar scalar)) {
            throw malformed(key, "a text");
        }
        return scalar.origin() instanceof YamlNode written && !scalar.value().isString()
                ? written.text()
                : new String(Plaintext.bytes(scalar.value()), StandardCharsets.UTF_8);
    }

    boolean truth(String key) {
        Node node = get(key);
        if (node instanceof Scalar scalar && scalar.value() instanceof Value.Bool bool) {
            return bool.truth();
        }
        if (node != null) {
            throw malformed(key, "true or false");
        }
        return false;
    }

    int integer(String key, int otherwise) {
        Node node = get(key);
        if (node instanceof Scalar scalar && scalar.value() instanceof Value.Int integer) {
            return Math.toIntExact(
                    Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, integer.number())));
        }
        if (node != null) {
            throw malformed(key, "an integer");
        }
        return otherwise;
    }

    /** The map under a key; an empty one when there is none. */
    ConfigMap map(String key) {
        Node node = get(key);
        if (node instanceof MapNode map) {
            return of(map);
        }
        if (node != null) {
            throw malformed(key, "a map");
        }
        return new ConfigMap(Map.of());
    }

    /** The texts of the map under a key, by their keys; none of them may be null (clause K38). */
    SortedMap<String, @Nullable String> textMap(String key) {
        SortedMap<String, @Nullable String> texts = new TreeMap<>();
        for (Map.Entry<String, Node> entry : map(key).values.entrySet()) {
            if (isNull(entry.getValue())) {
                throw malformed(
                        key + " has a null for '" + entry.getKey() + "': each value", "a text");
            }
            texts.put(entry.getKey(), text(key, entry.getValue()));
        }
        return texts;
    }

    /** The list of maps under a key; null when there is none. */
    @Nullable List<MapNode> maps(String key) {
        Node node = get(key);
        if (node == null) {
            return null;
        }
        List<MapNode> maps = new ArrayList<>();
        for (Node element : elements(key, node)) {
            if (element instanceof MapNode map) {
                maps.add(map);
            } else if (!isNull(element)) {
                throw malformed(key, "a list of maps");
            }
        }
        return maps;
    }

    /** The texts under a key: a list of them; none when there is nothing. */
    List<String> texts(String key) {
        Node node = get(key);
        List<String> texts = new ArrayList<>();
        if (node != null) {
            for (Node element : elements(key, node)) {
                texts.add(text(key, element));
            }
        }
        return texts;
    }

    private List<Node> elements(String key, Node node) {
        if (!(node instanceof ListNode list)) {
            throw malformed(key, "a list");
        }
        List<Node> elements = new ArrayList<>();
        for (Node element : list.elements()) {
            if (!(element instanceof Comment)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private SopsException malformed(String key, String wanted) {
        return new SopsException(
                Kind.CONFIG,
                "error loading config: Could not unmarshal config file: "
                        + key
                        + " must be "
                        + wanted);
    }
}
