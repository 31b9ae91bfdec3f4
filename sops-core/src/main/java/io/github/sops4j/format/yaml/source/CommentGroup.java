package io.github.sops4j.format.yaml.source;

import java.util.ArrayList;
import java.util.List;

/** Comment lines which the scanner has read and no node has taken yet. */
final class CommentGroup {

    /** On which side of its node a group stands. */
    enum Side {
        HEAD,
        LINE,
        FOOT
    }

    /** Stands in a group for the blank lines between two of its comments. */
    static final YamlComment BLANK = new YamlComment(-1, -1);

    final List<YamlComment> lines = new ArrayList<>(2);
    Side side = Side.HEAD;

    /** The group belongs to the first token that starts here or further on. */
    int owner;

    /** Offset of the first {@code #}. */
    int start;

    /** The line of the first {@code #}, from 0. */
    int line;

    /** The column of the first {@code #}, from 0. */
    int column;

    /** Where the white space before the group began. */
    int scanStart;

    /** Where the white space behind the group ends; 0 for a comment on the line of its node. */
    int scanEnd;

    boolean isEmpty() {
        return lines.isEmpty();
    }
}
