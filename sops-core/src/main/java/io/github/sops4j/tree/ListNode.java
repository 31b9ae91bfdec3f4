package io.github.sops4j.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list: elements, and comments between them, in the order of the file.
 *
 * @param elements maps, lists, scalars and comments
 * @param origin the whole list in its source, or null
 */
public record ListNode(List<Node> elements, @Nullable Origin origin) implements Node {

    /** Copies the elements. */
    public ListNode {
        elements = List.copyOf(elements);
    }

    /** A list made by code. */
    public ListNode(List<Node> elements) {
        this(elements, null);
    }
}
