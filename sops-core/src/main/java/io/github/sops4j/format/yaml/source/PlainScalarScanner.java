package io.github.sops4j.format.yaml.source;

/** Reads scalars without quotes. */
final class PlainScalarScanner {

    private final Cursor cursor;
    private final char[] text;
    private final FoldedBreaks breaks;

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
        String first = new String(text, start, end - start);
        StringBuilder further = null;
        endedLine = false;
        while (cursor.at(CharClass.BREAK)) {
            breaks.read(indent);
            endedLine = true;
            if (!inFlow && cursor.column() < indent || cursor.current() == '#' || cursor.atDocumentMarker()) {
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
        return new Token(Token.Type.SCALAR, start, end, value);
    }

    /**
     * The end of the last word on this line that belongs to the scalar; the cursor moves behind the
     * blanks after it.
     */
    private int wordsEnd(boolean inFlow) {
        int stops =
                CharClass.SPACE_OR_END | CharClass.COLON | (inFlow ? CharClass.FLOW : 0);
        int at = cursor.offset;
        int end = at;
        int union = 0;
        while (true) {
            while (!CharClass.is(text[at], stops)) {
                union |= text[at++];
            }
            if (text[at] == ':' && !CharClass.is(text[at + 1], CharClass.SPACE_OR_END)) {
                at++;
                continue;
            }
            end = at > end && !CharClass.isBlank(text[at - 1]) ? at : end;
            int word = at;
            while (CharClass.isBlank(text[word])) {
                word++;
            }
            if (word == at || text[word] == '#' || CharClass.is(text[word], CharClass.BREAK_OR_END)) {
                moveTo(word, union);
                return end;
            }
            at = word;
        }
    }

    /** Columns count code points, so only text with surrogates has to be looked at again. */
    private void moveTo(int offset, int union) {
        if (union < Character.MIN_SURROGATE) {
            cursor.offset = offset;
        } else {
            cursor.advanceTo(offset);
        }
    }
}
