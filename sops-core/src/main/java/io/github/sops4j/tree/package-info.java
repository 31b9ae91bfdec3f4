/**
 * A loaded document. Start with {@link io.github.sops4j.tree.Node}: maps, lists, scalars and
 * comments (clauses F1 to F4). A node read from a file knows its {@link
 * io.github.sops4j.tree.Origin}; a node made by code has none.
 */
@NullMarked
package io.github.sops4j.tree;

import org.jspecify.annotations.NullMarked;
