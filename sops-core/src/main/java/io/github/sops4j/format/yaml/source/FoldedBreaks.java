package io.github.sops4j.format.yaml.source;

/** White space between two lines of a scalar that is not a block: what it becomes in the value. */
final class FoldedBreaks {

    private final Cursor cursor;
    private char first;
    private final StringBuilder further = new StringBuilder();

    FoldedBreaks(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads line breaks and blanks; refuses a tab that stands left of {@code indent}. */
    void read(int indent) {
        first = cursor.readBreak();
        readFurther(indent);
    }

    /** The same behind a line break that has been escaped and counts for nothing. */
    void readBehindEscape() {
        first = 0;
        readFurther(0);
    }

    private void readFurther(int indent) {
        further.setLength(0);
        while (cursor.at(CharClass.SPACE)) {
            if (cursor.at(CharClass.BREAK)) {
                further.append(cursor.readBreak());
            } else if (cursor.current() == '\t' && cursor.column() < indent) {
                throw cursor.error("found a tab character that violates indentation");
            } else {
                cursor.advance();
            }
        }
    }

    /** One line break is a space, of several the first is dropped; U+2028 and U+2029 stay. */
    void appendTo(StringBuilder value) {
        if (first == '\n' && further.isEmpty()) {
            value.append(' ');
            return;
        }
        if (first != '\n' && first != 0) {
            value.append(first);
        }
        value.append(further);
    }
}
