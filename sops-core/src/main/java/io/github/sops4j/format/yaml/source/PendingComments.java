package io.github.sops4j.format.yaml.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of comment groups between the scanner, which is ahead, and the parser. */
final class PendingComments {

    private final List<CommentGroup> groups = new ArrayList<>();
    private int head;

    void add(CommentGroup group) {
        groups.add(group);
    }

    @Nullable CommentGroup first() {
        return head < groups.size() ? groups.get(head) : null;
    }

    @Nullable CommentGroup last() {
        return head < groups.size() ? groups.get(groups.size() - 1) : null;
    }

    void removeFirst() {
        head++;
        if (head == groups.size()) {
            groups.clear();
            head = 0;
        }
    }

    /**
     * For each column up to {@code maximum} where the first of the groups before {@code end} starts
     * that is in that column, or -1; groups count as long as only white space parts them. Null when
     * there are none.
     */
    int @Nullable [] firstByColumn(int end, int maximum) {
        int[] first = null;
        int stop = end;
        for (int i = groups.size() - 1; i >= head; i--) {
            CommentGroup group = groups.get(i);
            if (group.scanEnd < stop) {
                break;
            }
            if (group.column <= maximum) {
                if (first == null) {
                    first = new int[maximum + 1];
                    Arrays.fill(first, -1);
                }
                first[group.column] = group.start;
            }
            stop = group.scanStart;
        }
        return first;
    }
}
