package io.github.sops4j.format.yaml.source;

import java.util.Arrays;

/** The columns of the open block maps and lists. */
final class BlockIndents {

    private static final int MAXIMUM_DEPTH = 10_000;

    private final Cursor cursor;
    private final TokenQueue tokens;
    private final PendingComments comments;
    private int[] outer = new int[16];
    private int depth;
    private int indent = -1;

    BlockIndents(Cursor cursor, TokenQueue tokens, PendingComments comments) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.comments = comments;
    }

    /** The column of the innermost open block, -1 for none. */
    int current() {
        return indent;
    }

    /** Whether something at this column opens a new block; it is opened then. */
    boolean open(int column) {
        if (indent >= column) {
            return false;
        }
        if (depth == MAXIMUM_DEPTH) {
            throw cursor.error("exceeded max depth of " + MAXIMUM_DEPTH);
        }
        if (depth == outer.length) {
            outer = Arrays.copyOf(outer, 2 * depth);
        }
        outer[depth++] = indent;
        indent = column;
        return true;
    }

    /**
     * Ends the blocks right of a column. A block ends before the first comment that stands in its
     * own column with nothing but comments behind it.
     *
     * @param space where the white space before this place began
     */
    void close(int column, int space) {
        if (indent <= column) {
            return;
        }
        int end = space - 1;
        int[] comment = comments.firstByColumn(end, indent);
        while (indent > column) {
            if (comment != null && comment[indent] >= 0) {
                end = comment[indent];
            }
            tokens.add(new Token(TokenType.BLOCK_END, end, end));
            indent = outer[--depth];
        }
    }
}
