package io.github.sops4j.format;

import io.github.sops4j.tree.Origin;

/** A span of the source text without any style. */
public record Span(int start, int end) implements Origin {

    /** Refuses what is no span. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span from " + start + " to " + end);
        }
    }
}
