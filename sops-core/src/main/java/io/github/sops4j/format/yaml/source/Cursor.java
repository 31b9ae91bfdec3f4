package io.github.sops4j.format.yaml.source;

/** A place in the text that moves forward and knows its line and column, both from 0. */
final class Cursor {

    final SourceText source;
    final char[] text;
    int offset;
    int line;

    /**
     * The offset of column 0; behind a pair of surrogates it is one more, since they are one
     * column.
     */
    private int origin;

    Cursor(SourceText source) {
        this.source = source;
        this.text = source.chars();
    }

    int column() {
        return offset - origin;
    }

    char current() {
        return text[offset];
    }

    char following() {
        return text[offset + 1];
    }

    boolean at(int classes) {
        return CharClass.is(text[offset], classes);
    }

    boolean beforeSpaceOrEnd() {
        return CharClass.is(text[offset + 1], CharClass.SPACE_OR_END);
    }

    boolean atEnd() {
        return text[offset] == 0;
    }

    /** Whether a line begins here with three of a character and then a space or the end. */
    boolean atMarker(char c) {
        return text[offset] == c
                && column() == 0
                && text[offset + 1] == c
                && text[offset + 2] == c
                && CharClass.is(text[offset + 3], CharClass.SPACE_OR_END);
    }

    boolean atDocumentMarker() {
        return atMarker('-') || atMarker('.');
    }

    void advance() {
        offset++;
    }

    /** Moves forward in the line, over characters outside of the Basic Multilingual Plane too. */
    void advanceTo(int target) {
        for (int i = offset; i < target; i++) {
            if (text[i] >= Character.MIN_HIGH_SURROGATE
                    && text[i] <= Character.MAX_HIGH_SURROGATE) {
                origin++;
            }
        }
        offset = target;
    }

    void skipBlanks() {
        while (CharClass.isBlank(text[offset])) {
            offset++;
        }
    }

    void skipSpaces() {
        while (text[offset] == ' ') {
            offset++;
        }
    }

    void skipToBreak() {
        offset = endOfLine();
    }

    /** The offset of the line break that ends this line, or of the end of the text. */
    int endOfLine() {
        int at = offset;
        while (!CharClass.is(text[at], CharClass.BREAK_OR_END)) {
            at++;
        }
        return at;
    }

    /** Steps over one line break; there must be one. */
    void skipBreak() {
        offset = source.behindBreak(offset);
        origin = offset;
        line++;
    }

    /** Steps over one line break and says what it means in a scalar. */
    char readBreak() {
        char c = text[offset];
        skipBreak();
        return c == '\u2028' || c == '\u2029' ? c : '\n';
    }

    /** The number of line breaks between the last character that is not white space and here. */
    int breaksBehind() {
        int breaks = 0;
        for (int at = offset - 1; at >= 0; at--) {
            char c = text[at];
            if (CharClass.isBreak(c)) {
                breaks += c == '\r' && at + 1 < offset && text[at + 1] == '\n' ? 0 : 1;
            } else if (!CharClass.isBlank(c)) {
                break;
            }
        }
        return breaks;
    }

    YamlSyntaxException error(String problem) {
        return source.error(offset, problem);
    }
}
