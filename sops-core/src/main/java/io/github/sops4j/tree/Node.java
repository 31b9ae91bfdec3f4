package io.github.sops4j.tree;

import org.jspecify.annotations.Nullable;

/** A part of a document (clause F3). */
public sealed interface Node permits MapNode, ListNode, Scalar, Comment {

    /** Where it stands in the file it was read from; null when it was made by code. */
    @Nullable Origin origin();
}
