package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.YamlNode.Style;

/** Reads literal and folded block scalars. */
final class BlockScalarScanner {

    private enum Chomping {
        STRIP,
        CLIP,
        KEEP
    }

    private final Cursor cursor;
    private final CommentScanner comments;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder blankLines = new StringBuilder();

    private Chomping chomping = Chomping.CLIP;

    /** The column of the content, 0 while it is not known. */
    private int indent;

    BlockScalarScanner(Cursor cursor, CommentScanner comments) {
        this.cursor = cursor;
        this.comments = comments;
    }

    /**
     * Reads a scalar from its indicator to the line that ends it, indentation of that included.
     *
     * @param parent the column of the block around it, -1 for none
     */
    Token scan(int parent) {
        int start = cursor.offset;
        boolean literal = cursor.current() == '|';
        cursor.advance();
        readHeader(start, Math.max(parent, 0));
        int contentStart = cursor.offset;
        value.setLength(0);
        blankLines.setLength(0);
        readBlankLines(parent);
        int end = readContent(literal, parent, contentStart);
        Token token = new Token(TokenType.SCALAR, start, end, value.toString());
        token.style = literal ? Style.LITERAL : Style.FOLDED;
        token.contentStart = contentStart;
        return token;
    }

    private void readHeader(int start, int parent) {
        chomping = Chomping.CLIP;
        indent = 0;
        if (!readChomping()) {
            readIndent(parent);
            readChomping();
        } else {
            readIndent(parent);
        }
        cursor.skipBlanks();
        if (cursor.current() == '#') {
            comments.scanLineComment(start);
            cursor.skipToBreak();
        }
        if (!cursor.at(CharClass.BREAK_OR_END)) {
            throw cursor.error("did not find expected comment or line break");
        }
        if (!cursor.atEnd()) {
            cursor.skipBreak();
        }
    }

    private boolean readChomping() {
        char c = cursor.current();
        if (c != '+' && c != '-') {
            return false;
        }
        chomping = c == '+' ? Chomping.KEEP : Chomping.STRIP;
        cursor.advance();
        return true;
    }

    private void readIndent(int parent) {
        int digit = cursor.current() - '0';
        if (digit < 0 || digit > 9) {
            return;
        }
        if (digit == 0) {
            throw cursor.error("found an indentation indicator equal to 0");
        }
        indent = parent + digit;
        cursor.advance();
    }

    /** Reads the lines of the content; returns the offset behind the last one. */
    private int readContent(boolean literal, int parent, int contentStart) {
        int end = contentStart;
        char lineBreak = 0;
        boolean afterIndented = false;
        while (cursor.column() == indent && !cursor.atEnd()) {
            boolean indented = cursor.at(CharClass.BLANK);
            if (literal || afterIndented || indented || lineBreak != '\n') {
                append(lineBreak);
            } else if (blankLines.isEmpty()) {
                value.append(' ');
            }
            value.append(blankLines);
            afterIndented = indented;
            int line = cursor.offset;
            cursor.skipToBreak();
            value.append(cursor.text, line, cursor.offset - line);
            lineBreak = cursor.atEnd() ? 0 : cursor.readBreak();
            end = cursor.offset;
            blankLines.setLength(0);
            readBlankLines(parent);
        }
        if (chomping != Chomping.STRIP) {
            append(lineBreak);
        }
        if (chomping == Chomping.KEEP) {
            value.append(blankLines);
        }
        return end;
    }

    private void append(char lineBreak) {
        if (lineBreak != 0) {
            value.append(lineBreak);
        }
    }

    /**
     * Reads blank lines and the indentation of the line behind them; finds the indent if need be.
     */
    private void readBlankLines(int parent) {
        int widest = 0;
        while (true) {
            while ((indent == 0 || cursor.column() < indent) && cursor.current() == ' ') {
                cursor.advance();
            }
            widest = Math.max(widest, cursor.column());
            if ((indent == 0 || cursor.column() < indent) && cursor.current() == '\t') {
                throw cursor.error("found a tab character where an indentation space is expected");
            }
            if (!cursor.at(CharClass.BREAK)) {
                break;
            }
            blankLines.append(cursor.readBreak());
        }
        if (indent == 0) {
            indent = Math.max(Math.max(widest, parent + 1), 1);
        }
    }
}
