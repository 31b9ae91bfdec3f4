package io.github.sops4j.format.yaml.source;

import java.util.ArrayList;
import java.util.List;

/** The comments up to the parser's token that still wait for a node to take them. */
final class CommentCollector {

    private final PendingComments pending;
    private final List<YamlComment> head = new ArrayList<>();
    private final List<YamlComment> line = new ArrayList<>();
    private final List<YamlComment> foot = new ArrayList<>();

    CommentCollector(PendingComments pending) {
        this.pending = pending;
    }

    /**
     * Collects the groups that belong to a token; a head waits for more than the end of a block.
     */
    void collect(Token token) {
        CommentGroup group = pending.first();
        while (group != null && token.start >= group.owner) {
            if (group.side == CommentGroup.Side.HEAD && token.type == TokenType.BLOCK_END) {
                return;
            }
            listFor(group.side).addAll(group.lines);
            pending.removeFirst();
            group = pending.first();
        }
    }

    private List<YamlComment> listFor(CommentGroup.Side side) {
        return switch (side) {
            case HEAD -> head;
            case LINE -> line;
            case FOOT -> foot;
        };
    }

    /** The number of lines in the head, blank ones included. */
    int headSize() {
        return head.size();
    }

    /** Takes the first lines of the head. */
    List<YamlComment> takeHead(int size) {
        return take(head.subList(0, size));
    }

    /** Takes the head down to its last blank line; nothing when it has none. */
    List<YamlComment> takeHeadAboveGap() {
        return takeHead(head.lastIndexOf(CommentGroup.BLANK) + 1);
    }

    /** Gives everything collected to an event. */
    void moveTo(Event event) {
        event.head = take(head);
        event.line = take(line);
        event.foot = take(foot);
    }

    private static List<YamlComment> take(List<YamlComment> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<YamlComment> taken = new ArrayList<>(lines);
        taken.removeIf(CommentGroup.BLANK::equals);
        lines.clear();
        return List.copyOf(taken);
    }
}
