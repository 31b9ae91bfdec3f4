package io.github.sops4j.format.yaml.source;

/**
 * The comment lines between two tokens, cut into groups: feet of what stands before, then the head
 * of what follows. The offset under examination runs ahead of the cursor, which moves to the end of
 * each comment line once it is known to be one.
 */
final class CommentRun {

    private final Cursor cursor;
    private final CommentScanner comments;
    private final char[] text;
    private final boolean behindColon;
    private final int indent;
    private final boolean inFlow;
    private final int footLine;

    private CommentGroup group = new CommentGroup();

    /** To which token a foot belongs. */
    private int owner;

    private int space;

    /** The offset under examination and its line; the column is that of the character behind it. */
    private int at;

    private int line;
    private int column;

    /** No blank line has been seen yet. */
    private boolean beforeGap;

    /** The last line was blank. */
    private boolean inGap;

    CommentRun(
            Cursor cursor,
            CommentScanner comments,
            Token previous,
            int space,
            boolean firstLine,
            int indent,
            boolean inFlow) {
        this.cursor = cursor;
        this.comments = comments;
        this.text = cursor.text;
        this.behindColon = previous.type == TokenType.VALUE;
        this.indent = indent;
        this.inFlow = inFlow;
        this.owner = previous.start;
        this.space = space;
        this.at = cursor.offset;
        this.line = cursor.line;
        this.column = cursor.column();
        int breaks = cursor.breaksBehind();
        this.beforeGap = breaks <= 1;
        this.footLine = firstLine ? -1 : footLine(breaks);
    }

    /** Only a comment that starts in the line below the previous token can be its foot. */
    private int footLine(int breaks) {
        return line - breaks + (breaks == 0 && column > 1 ? 2 : 1);
    }

    void scan() {
        int limit = at + CommentScanner.LOOKAHEAD;
        while (at < limit) {
            column++;
            if (!CharClass.isBlank(character())) {
                if (isEndOfLine() || closesFlow()) {
                    if (!endLine()) {
                        break;
                    }
                } else {
                    if (isDedented()) {
                        closeFoot(at);
                    }
                    if (character() != '#') {
                        break;
                    }
                    readComment();
                    limit = at + CommentScanner.LOOKAHEAD;
                }
            }
            at++;
        }
        closeHead();
    }

    /**
     * The character under examination. Go-YAML looks at octets here: behind the first one of a wide
     * line break it finds the second, which is nothing it knows.
     */
    private char character() {
        boolean insideBreak = at > cursor.offset && CharClass.isWideBreak(text[at - 1]);
        return insideBreak ? '\uFFFD' : text[at];
    }

    private boolean isEndOfLine() {
        return CharClass.is(character(), CharClass.BREAK_OR_END);
    }

    private boolean closesFlow() {
        return inFlow && (character() == ']' || character() == '}');
    }

    /**
     * A line that starts left of the open block and in another column than the comments above it.
     */
    private boolean isDedented() {
        return !group.isEmpty() && column - 1 < indent && column - 1 != group.column;
    }

    /**
     * At the end of a blank line, of the text or of a flow collection; false when the run is over.
     */
    private boolean endLine() {
        boolean closing = closesFlow();
        if (closing || !inGap) {
            if (closing || (beforeGap && endsFoot())) {
                if (!group.isEmpty() && isLeftOfBlock()) {
                    owner = group.start;
                }
                closeFoot(at);
            } else if (!group.isEmpty() && character() != 0) {
                group.lines.add(CommentGroup.BLANK);
            }
        }
        if (!CharClass.isBreak(character())) {
            return false;
        }
        beforeGap = false;
        inGap = true;
        column = 0;
        line++;
        return true;
    }

    private boolean endsFoot() {
        return (group.line == footLine && !behindColon) || isLeftOfBlock();
    }

    private boolean isLeftOfBlock() {
        return group.column < indent;
    }

    private void closeFoot(int end) {
        if (group.isEmpty()) {
            return;
        }
        group.side = CommentGroup.Side.FOOT;
        group.owner = owner;
        group.scanStart = space;
        group.scanEnd = end;
        comments.pending.add(group);
        group = new CommentGroup();
        space = end;
        owner = end;
    }

    private void closeHead() {
        if (group.isEmpty()) {
            return;
        }
        group.owner = group.start;
        group.scanStart = space;
        group.scanEnd = at - 1;
        comments.pending.add(group);
    }

    private void readComment() {
        if (group.isEmpty()) {
            group.start = at;
            group.line = line;
            group.column = column - 1;
        }
        inGap = false;
        while (cursor.offset < at) {
            if (cursor.at(CharClass.BREAK)) {
                cursor.skipBreak();
            } else {
                cursor.advance();
            }
        }
        group.lines.add(comments.readLine());
        at = cursor.offset;
        column = 0;
        line = cursor.line;
    }
}
