package io.github.sops4j.tree;

import org.jspecify.annotations.Nullable;

/**
 * A comment line of a map or a list (clause F4).
 *
 * @param text everything behind the marker, a leading space included
 * @param inline whether it stands behind a scalar on the same line
 * @param origin the comment with its marker in the source, or null
 */
public record Comment(String text, boolean inline, @Nullable Origin origin)
        implements Node, MapItem {}
