package io.github.sops4j.format.yaml.source;

/** Reads scalars without quotes. */
final class PlainScalarScanner {

    private final Cursor cursor;
    private final char[] text;
    private final FoldedBreaks breaks;

    /** Whether the words just read hold characters beyond ASCII. */
    private boolean wide;

    /** Whether the scalar just read ended before a line break, which has been read too. */
    boolean endedLine;

    PlainScalarScanner(Cursor cursor) {
        this.cursor = cursor;
        this.text = cursor.text;
        this.breaks = new FoldedBreaks(cursor);
    }

    /**
     * Reads a scalar and the white space behind it.
     *
     * @param indent the least column of its further lines
     */
    Token scan(int indent, boolean inFlow) {
        int start = cursor.offset;
        int end = wordsEnd(inFlow);
        String first = cursor.source.substring(start, end);
        StringBuilder further = null;
        endedLine = false;
        while (cursor.at(CharClass.BREAK)) {
            breaks.read(indent);
            endedLine = true;
            if ((!inFlow && cursor.column() < indent)
                    || cursor.current() == '#'
                    || cursor.atDocumentMarker()) {
                break;
            }
            int from = cursor.offset;
            int to = wordsEnd(inFlow);
            if (to == from) {
                break;
            }
            endedLine = false;
            if (further == null) {
                further = new StringBuilder(first);
            }
            breaks.appendTo(further);
            further.append(text, from, to - from);
            end = to;
        }
        String value = further == null ? first : further.toString();
        return new Token(TokenType.SCALAR, start, end, value);
    }

    /**
     * The end of the last word on this line that belongs to the scalar; the cursor moves behind the
     * blanks after it.
     */
    private int wordsEnd(boolean inFlow) {
        int stops = CharClass.SPACE_OR_END | CharClass.COLON | (inFlow ? CharClass.FLOW : 0);
        int at = cursor.offset;
        int end = at;
        boolean ended = false;
        while (!ended) {
            int from = at;
            at = wordEnd(at, stops);
            end = at > from ? at : end;
            while (CharClass.isBlank(text[at])) {
                at++;
            }
            ended = at == end || text[at] == '#' || CharClass.is(text[at], stops);
            ended = ended && !startsWithColon(at);
        }
        moveTo(at);
        return end;
    }

    private int wordEnd(int from, int stops) {
        char[] chars = text; // the compiler does not keep fields in registers here
        int at = from;
        while (true) {
            char c = chars[at];
            if (c >= 128) {
                if (CharClass.isWideBreak(c)) {
                    return at;
                }
                wide = true;
            } else if (CharClass.isAscii(c, stops) && !startsWithColon(at)) {
                return at;
            }
            at++;
        }
    }

    /** A colon is part of a word when more of it follows. */
    private boolean startsWithColon(int at) {
        return text[at] == ':' && !CharClass.is(text[at + 1], CharClass.SPACE_OR_END);
    }

    /** Columns count code points, so text beyond ASCII has to be looked at again. */
    private void moveTo(int offset) {
        if (wide) {
            wide = false;
            cursor.advanceTo(offset);
        } else {
            cursor.offset = offset;
        }
    }
}
