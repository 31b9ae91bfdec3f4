package io.github.sops4j.format.ini;

import io.github.sops4j.tree.Origin;

/**
 * A comment that stands in one place; several make a {@link CommentGroup}.
 *
 * @param start where its marker is
 * @param textStart behind all markers of its kind and spaces
 * @param end behind the last character that is not blank
 * @param lineEnd where its line breaks
 * @param kind what it stands behind
 */
record Piece(int start, int textStart, int end, int lineEnd, Kind kind) implements Origin {

    /** What a comment stands behind. */
    enum Kind {
        /** Nothing: it has a line of its own. */
        LINE,
        /** A value. */
        VALUE,
        /** The name of a section, so that no closing bracket may be in it (clause F129). */
        HEADER,
    }

    /** A comment that begins at a marker. */
    static Piece of(String text, int start, int lineEnd, Kind kind) {
        int at = start;
        while (at < lineEnd && (text.charAt(at) == text.charAt(start) || text.charAt(at) == ' ')) {
            at++;
        }
        return new Piece(start, at, Blanks.trimEnd(text, at, lineEnd), lineEnd, kind);
    }

    /** Text that SOPS ignores although it has no marker. */
    static Piece ofJunk(String text, int start, int limit, Kind kind) {
        int end = Blanks.trimEnd(text, start, limit);
        return new Piece(start, start, end, limit, kind);
    }

    boolean isBlank() {
        return textStart == end;
    }

    String text(String source) {
        return source.substring(textStart, end);
    }
}
