package io.github.sops4j.format;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.TreePath;

/**
 * A comment that belongs to no container of the tree.
 *
 * @param comment the comment
 * @param path the path of the container around it in the text
 * @param repeats whether it holds what a value held that is encrypted, so that it must be, too
 */
public record StrayComment(Comment comment, TreePath path, boolean repeats) {}
