package io.github.sops4j.format;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.TreePath;

/**
 * A comment that belongs to no container of the tree.
 *
 * @param comment the comment
 * @param path the path of the container around it in the text
 */
public record StrayComment(Comment comment, TreePath path) {}
