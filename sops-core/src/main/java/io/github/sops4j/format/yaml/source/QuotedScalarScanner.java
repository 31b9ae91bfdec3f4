package io.github.sops4j.format.yaml.source;

import io.github.sops4j.format.yaml.source.YamlNode.Style;

/** Reads scalars in single or double quotes (clause F87). */
final class QuotedScalarScanner {

    private final Cursor cursor;
    private final char[] text;
    private final FoldedBreaks breaks;
    private final StringBuilder value = new StringBuilder();

    /** So much of the value stays, even if it ends with blanks and a line break follows. */
    private int protectedLength;

    QuotedScalarScanner(Cursor cursor) {
        this.cursor = cursor;
        this.text = cursor.text;
        this.breaks = new FoldedBreaks(cursor);
    }

    Token scan() {
        int start = cursor.offset;
        char quote = cursor.current();
        cursor.advance();
        readRun(quote);
        String content;
        if (isClosing(quote)) {
            content = cursor.source.substring(start + 1, cursor.offset);
        } else {
            content = readRest(start, quote);
        }
        cursor.advance();
        Token token = new Token(TokenType.SCALAR, start, cursor.offset, content);
        token.style = quote == '"' ? Style.DOUBLE_QUOTED : Style.SINGLE_QUOTED;
        return token;
    }

    /** Reads on where the first line ends, or holds an escape. */
    private String readRest(int start, char quote) {
        value.setLength(0);
        protectedLength = 0;
        value.append(text, start + 1, cursor.offset - start - 1);
        while (!isClosing(quote)) {
            if (cursor.at(CharClass.BREAK)) {
                readLineEnd();
            } else if (cursor.atEnd()) {
                throw cursor.error("found unexpected end of stream");
            } else if (quote == '\'') {
                value.append('\'');
                cursor.offset += 2;
            } else {
                readEscape(quote);
            }
            int from = cursor.offset;
            readRun(quote);
            value.append(text, from, cursor.offset - from);
        }
        return value.toString();
    }

    private boolean isClosing(char quote) {
        return cursor.current() == quote && (quote == '"' || cursor.following() != '\'');
    }

    /** Steps to the next quote, backslash (in double quotes), line break or end of the text. */
    private void readRun(char quote) {
        int at = cursor.offset;
        int union = 0;
        char c = text[at];
        while (c != quote
                && (c != '\\' || quote == '\'')
                && !CharClass.is(c, CharClass.BREAK_OR_END)) {
            union |= c;
            c = text[++at];
        }
        if (union < Character.MIN_SURROGATE) {
            cursor.offset = at;
        } else {
            cursor.advanceTo(at);
        }
    }

    /** Blanks before a line break do not count; escaped ones do. */
    private void readLineEnd() {
        int length = value.length();
        int at = cursor.offset;
        while (CharClass.isBlank(text[at - 1]) && length > protectedLength) {
            at--;
            length--;
        }
        value.setLength(length);
        breaks.read(0);
        breaks.appendTo(value);
        protectedLength = value.length();
        refuseMarker();
    }

    private void refuseMarker() {
        if (cursor.atDocumentMarker()) {
            throw cursor.error("found unexpected document indicator");
        }
    }

    private void readEscape(char quote) {
        cursor.advance();
        if (cursor.at(CharClass.BREAK)) {
            cursor.skipBreak();
            if (cursor.current() != quote) {
                breaks.readBehindEscape();
                breaks.appendTo(value);
            }
            refuseMarker();
        } else {
            EscapeSequence.read(cursor, value);
        }
        protectedLength = value.length();
    }
}
