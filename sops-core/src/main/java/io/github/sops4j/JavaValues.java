package io.github.sops4j;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees as the maps, lists and values of Java, and back. */
final class JavaValues {
    private static final int MOST_LEVELS = 10_000;

    private JavaValues() {}

    static @Nullable Object of(Node node) {
        if (node instanceof MapNode map) {
            return of(map);
        }
        if (node instanceof ListNode list) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Node element : list.elements()) {
                if (!(element instanceof Comment)) {
                    values.add(of(element));
                }
            }
            return values;
        }
        return of(((Scalar) node).value());
    }

    static Map<String, @Nullable Object> of(MapNode map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                values.put(entry.key(), of(entry.value()));
            }
        }
        return values;
    }

    static @Nullable Object of(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Bytes bytes) {
            return bytes.bytes().clone();
        }
        if (value instanceof Value.Int integer) {
            return integer.number();
        }
        if (value instanceof Value.Float number) {
            return number.number();
        }
        if (value instanceof Value.Bool bool) {
            return bool.truth();
        }
        if (value instanceof Value.Time time) {
            return time.time();
        }
        if (value instanceof Value.Null) {
            return null;
        }
        throw new IllegalStateException("integers above 2^63 are in no encrypted file");
    }

    /**
     * A tree without places.
     *
     * @throws IllegalArgumentException for a type that has no place in a file, which it names, and
     *     for maps and lists that are nested too deeply, or contain themselves
     */
    static Node node(@Nullable Object value) {
        return DeepStack.call(() -> node(value, 0));
    }

    private static Node node(@Nullable Object value, int level) {
        if (level > MOST_LEVELS) {
            throw new IllegalArgumentException("maps or lists in more than 10,000 levels");
        }
        if (value instanceof Map<?, ?> map) {
            List<MapItem> items = new ArrayList<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String key)) {
                    throw new IllegalArgumentException("a key that is not a string");
                }
                items.add(new Entry(key, node(entry.getValue(), level + 1)));
            }
            return new MapNode(items);
        }
        if (value instanceof Collection<?> list) {
            List<Node> elements = new ArrayList<>();
            for (Object element : list) {
                elements.add(node(element, level + 1));
            }
            return new ListNode(elements);
        }
        return new Scalar(scalar(value));
    }

    static Value scalar(@Nullable Object value) {
        if (value == null) {
            return Value.Null.NULL;
        }
        if (value instanceof CharSequence || value instanceof Character) {
            return Value.string(value.toString());
        }
        if (value instanceof char[] chars) {
            return Value.string(new String(chars));
        }
        if (value instanceof byte[] bytes) {
            return Value.string(Utf8.decode(bytes));
        }
        if (value instanceof Boolean truth) {
            return new Value.Bool(truth);
        }
        if (value instanceof OffsetDateTime time) {
            return new Value.Time(time);
        }
        return number(value);
    }

    private static Value number(Object value) {
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return new Value.Int(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            return new Value.Float(((Number) value).doubleValue());
        }
        throw new IllegalArgumentException("no value of " + value.getClass().getName());
    }
}
