package io.github.sops4j.metadata;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.Floats;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Rfc3339;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of the metadata, read with the leniency of SOPS (clause F70). */
final class WeakTyping {
    private WeakTyping() {}

    /**
     * The value of a field; an exact spelling wins over one in other case; null counts as absent.
     */
    static @Nullable Node field(MapNode map, String name) {
        Node found = map.get(name);
        if (found == null) {
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry && entry.key().equalsIgnoreCase(name)) {
                    found = entry.value();
                }
            }
        }
        return found instanceof Scalar scalar && scalar.value() instanceof Value.Null
                ? null
                : found;
    }

    static String text(MapNode map, String name) {
        Node node = field(map, name);
        return node == null ? "" : text(node, name);
    }

    static String text(Node node, String name) {
        if (node instanceof Scalar scalar) {
            Value value = scalar.value();
            if (value instanceof Value.Text text) {
                return text.text();
            }
            if (value instanceof Value.Int integer) {
                return Long.toString(integer.number());
            }
            if (value instanceof Value.Float number) {
                return Floats.plain(number.number());
            }
            if (value instanceof Value.Bool bool) {
                return bool.truth() ? "1" : "0";
            }
            if (value instanceof Value.Time) {
                throw malformed(name, "expected type 'string', got unconvertible type 'time.Time'");
            }
        }
        throw malformed(name, "expected type 'string', got a map, a list or bytes");
    }

    static int integer(MapNode map, String name) {
        Node node = field(map, name);
        if (node == null) {
            return 0;
        }
        if (node instanceof Scalar scalar) {
            Value value = scalar.value();
            if (value instanceof Value.Int integer) {
                return (int) integer.number();
            }
            if (value instanceof Value.Float number) {
                return (int) number.number();
            }
            if (value instanceof Value.Bool bool) {
                return bool.truth() ? 1 : 0;
            }
            if (value instanceof Value.Text text) {
                return integer(text.text(), name);
            }
        }
        throw malformed(name, "expected type 'int'");
    }

    private static int integer(String text, String name) {
        try {
            return text.isEmpty() ? 0 : Integer.decode(text);
        } catch (NumberFormatException notAnInteger) {
            throw malformed(name, "cannot parse '" + name + "' as int: invalid syntax");
        }
    }

    static boolean truth(MapNode map, String name) {
        Node node = field(map, name);
        if (node == null) {
            return false;
        }
        if (node instanceof Scalar scalar) {
            Value value = scalar.value();
            if (value instanceof Value.Bool bool) {
                return bool.truth();
            }
            if (value instanceof Value.Int integer) {
                return integer.number() != 0;
            }
            if (value instanceof Value.Float number) {
                return number.number() != 0;
            }
            if (value instanceof Value.Text text) {
                return truth(text.text(), name);
            }
        }
        throw malformed(name, "expected type 'bool'");
    }

    private static boolean truth(String text, String name) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "", "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw malformed(name, "cannot parse '" + name + "' as bool: invalid syntax");
        };
    }

    /** A time in whole seconds, with its own offset (clauses F54, F67). */
    static OffsetDateTime time(MapNode map, String name) {
        String text = text(map, name);
        try {
            return Rfc3339.parse(text).withNano(0);
        } catch (DateTimeException notATime) {
            throw malformed(name, "parsing time \"" + text + "\" as RFC 3339: it is not one");
        }
    }

    /** A list of maps; a single map counts as a list of one. */
    static List<MapNode> maps(MapNode map, String name) {
        Node node = field(map, name);
        List<MapNode> maps = new ArrayList<>();
        if (node instanceof MapNode single) {
            maps.add(single);
        } else if (node instanceof ListNode list) {
            for (Node element : list.elements()) {
                if (element instanceof MapNode each) {
                    maps.add(each);
                } else if (!(element instanceof Comment)) {
                    throw malformed(name, "expected a map or struct");
                }
            }
        } else if (node != null && !text(node, name).isEmpty()) {
            throw malformed(name, "expected a map or struct");
        }
        return maps;
    }

    static SopsException malformed(String name, String problem) {
        return new SopsException(
                Kind.METADATA, "Error unmarshalling metadata: '" + name + "' " + problem);
    }
}
