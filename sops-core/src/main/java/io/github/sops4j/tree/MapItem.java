package io.github.sops4j.tree;

/** What a map holds: entries, and the comments between them (clause F4). */
public sealed interface MapItem permits Entry, Comment {}
