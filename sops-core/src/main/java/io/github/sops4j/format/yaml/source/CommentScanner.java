package io.github.sops4j.format.yaml.source;

import java.util.ArrayList;
import java.util.List;

/** Reads comments and finds out to which token they belong (clauses F88, F89). */
final class CommentScanner {

    /** How far Go-YAML looks ahead for the next comment, in characters. */
    static final int LOOKAHEAD = 512;

    final PendingComments pending = new PendingComments();
    private final List<YamlComment> all = new ArrayList<>();
    private final Cursor cursor;

    CommentScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Every comment line read so far, in order. */
    List<YamlComment> all() {
        return all;
    }

    /** Steps to the end of the line over the comment that starts here. */
    YamlComment readLine() {
        int start = cursor.offset;
        cursor.skipToBreak();
        YamlComment comment = new YamlComment(start, cursor.offset);
        all.add(comment);
        return comment;
    }

    /** Takes the comment on the rest of this line, if any, for the token at {@code owner}. */
    void scanLineComment(int owner) {
        int at = cursor.offset;
        while (CharClass.isBlank(cursor.text[at])) {
            at++;
        }
        if (cursor.text[at] != '#'
                || at - cursor.offset >= LOOKAHEAD
                || cursor.breaksBehind() > 0) {
            return;
        }
        cursor.offset = at;
        CommentGroup group = new CommentGroup();
        group.side = CommentGroup.Side.LINE;
        group.owner = owner;
        group.start = at;
        group.line = cursor.line;
        group.column = cursor.column();
        group.lines.add(readLine());
        pending.add(group);
    }

    /**
     * Takes the comments from here to the next token.
     *
     * @param previous the token before them; a comma counts as part of the token before it
     * @param space where the white space before the comments began
     * @param firstLine whether that was in the first line of the text
     * @param indent the column of the innermost open block, -1 for none
     */
    void scanComments(Token previous, int space, boolean firstLine, int indent, boolean inFlow) {
        new CommentRun(cursor, this, previous, space, firstLine, Math.max(indent, 0), inFlow)
                .scan();
    }
}
