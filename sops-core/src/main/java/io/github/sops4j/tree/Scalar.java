package io.github.sops4j.tree;

import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param value the typed value
 * @param origin where it stands in its source, or null
 */
public record Scalar(Value value, @Nullable Origin origin) implements Node {

    /** A scalar made by code. */
    public Scalar(Value value) {
        this(value, null);
    }

    /** A string made by code. */
    public Scalar(String text) {
        this(new Value.Text(text), null);
    }
}
