package io.github.sops4j.format.yaml.source;

/**
 * Reads anchors and aliases: an indicator and a name of ASCII letters, digits, dashes, underscores.
 */
final class AnchorScanner {

    private final Cursor cursor;

    AnchorScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    Token scan(TokenType type) {
        int start = cursor.offset;
        cursor.advance();
        while (cursor.at(CharClass.WORD)) {
            cursor.advance();
        }
        if (cursor.offset == start + 1
                || !cursor.at(CharClass.SPACE_OR_END | CharClass.BEHIND_ANCHOR)) {
            throw cursor.error("did not find expected alphabetic or numeric character");
        }
        String name = cursor.source.substring(start + 1, cursor.offset);
        return new Token(type, start, cursor.offset, name);
    }
}
