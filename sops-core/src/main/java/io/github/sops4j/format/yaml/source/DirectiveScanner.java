package io.github.sops4j.format.yaml.source;

/** Reads the lines that begin with a percent sign. */
final class DirectiveScanner {

    private static final int VERSION_DIGITS = 2;

    private final Cursor cursor;
    private final CommentScanner comments;
    private final TagScanner tags;

    DirectiveScanner(Cursor cursor, CommentScanner comments, TagScanner tags) {
        this.cursor = cursor;
        this.comments = comments;
        this.tags = tags;
    }

    Token scan() {
        int start = cursor.offset;
        cursor.advance();
        String name = readName();
        Token directive =
                switch (name) {
                    case "YAML" -> readVersion(start);
                    case "TAG" -> readTag(start);
                    default -> throw cursor.error("found unknown directive name");
                };
        cursor.skipBlanks();
        if (cursor.current() == '#') {
            comments.readLine();
        }
        if (!cursor.at(CharClass.BREAK_OR_END)) {
            throw cursor.error("did not find expected comment or line break");
        }
        if (!cursor.atEnd()) {
            cursor.skipBreak();
        }
        return directive;
    }

    private String readName() {
        int start = cursor.offset;
        while (cursor.at(CharClass.WORD)) {
            cursor.advance();
        }
        if (cursor.offset == start) {
            throw cursor.error("could not find expected directive name");
        }
        if (!cursor.at(CharClass.SPACE_OR_END)) {
            throw cursor.error("found unexpected non-alphabetical character");
        }
        return cursor.source.substring(start, cursor.offset);
    }

    /** The text of the token is the version, without leading zeros. */
    private Token readVersion(int start) {
        cursor.skipBlanks();
        int major = readNumber();
        if (cursor.current() != '.') {
            throw cursor.error("did not find expected digit or '.' character");
        }
        cursor.advance();
        int minor = readNumber();
        return new Token(TokenType.VERSION_DIRECTIVE, start, cursor.offset, major + "." + minor);
    }

    private int readNumber() {
        int start = cursor.offset;
        int number = 0;
        while (cursor.current() >= '0' && cursor.current() <= '9') {
            if (cursor.offset - start == VERSION_DIGITS) {
                throw cursor.error("found extremely long version number");
            }
            number = 10 * number + cursor.current() - '0';
            cursor.advance();
        }
        if (cursor.offset == start) {
            throw cursor.error("did not find expected version number");
        }
        return number;
    }

    private Token readTag(int start) {
        cursor.skipBlanks();
        String handle = tags.readHandle();
        if (!handle.equals("!") && !handle.endsWith("!")) {
            throw cursor.error("did not find expected '!'");
        }
        if (!cursor.at(CharClass.BLANK)) {
            throw cursor.error("did not find expected whitespace");
        }
        cursor.skipBlanks();
        String prefix = tags.readUri("", true);
        if (!cursor.at(CharClass.SPACE_OR_END)) {
            throw cursor.error("did not find expected whitespace or line break");
        }
        Token token = new Token(TokenType.TAG_DIRECTIVE, start, cursor.offset, prefix);
        token.handle = handle;
        return token;
    }
}
