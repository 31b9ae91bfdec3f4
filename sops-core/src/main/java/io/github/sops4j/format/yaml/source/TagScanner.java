package io.github.sops4j.format.yaml.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads tags, and the handles and prefixes of tag directives. */
final class TagScanner {

    private final Cursor cursor;

    TagScanner(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads a tag: a handle (empty for a verbatim tag and the lone {@code !}) and a suffix. */
    Token scan() {
        int start = cursor.offset;
        String handle = "";
        String suffix;
        if (cursor.following() == '<') {
            suffix = readVerbatim();
        } else {
            handle = readHandle();
            if (handle.length() > 1 && handle.endsWith("!")) {
                suffix = readUri("", true);
            } else {
                suffix = readUri(handle.substring(1), false);
                handle = suffix.isEmpty() ? "" : "!";
                suffix = suffix.isEmpty() ? "!" : suffix;
            }
        }
        if (!cursor.at(CharClass.SPACE_OR_END)) {
            throw cursor.error("did not find expected whitespace or line break");
        }
        Token token = new Token(TokenType.TAG, start, cursor.offset, suffix);
        token.handle = handle;
        return token;
    }

    private String readVerbatim() {
        cursor.offset += 2;
        String tag = readUri("", true);
        if (cursor.current() != '>') {
            throw cursor.error("did not find the expected '>'");
        }
        cursor.advance();
        return tag;
    }

    /**
     * Reads {@code !}, {@code !!} or {@code !name!}; without the last mark it is no handle after
     * all.
     */
    String readHandle() {
        int start = cursor.offset;
        if (cursor.current() != '!') {
            throw cursor.error("did not find expected '!'");
        }
        cursor.advance();
        while (cursor.at(CharClass.WORD)) {
            cursor.advance();
        }
        if (cursor.current() == '!') {
            cursor.advance();
        }
        return cursor.source.substring(start, cursor.offset);
    }

    /** Reads the characters that may stand in a tag, behind those already read. */
    String readUri(String head, boolean required) {
        StringBuilder uri = new StringBuilder(head);
        int start = cursor.offset;
        while (cursor.at(CharClass.URI)) {
            if (cursor.current() == '%') {
                readEscape(uri);
            } else {
                uri.append(cursor.current());
                cursor.advance();
            }
        }
        if (required && cursor.offset == start) {
            throw cursor.error("did not find expected tag URI");
        }
        return uri.toString();
    }

    private void readEscape(StringBuilder uri) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(4);
        int lead = readOctet();
        int width = Utf8Decoder.width(lead);
        if (width == 0) {
            throw cursor.error("found an incorrect leading UTF-8 octet");
        }
        octets.write(lead);
        for (int i = 1; i < width; i++) {
            int octet = readOctet();
            if ((octet & 0xC0) != 0x80) {
                throw cursor.error("found an incorrect trailing UTF-8 octet");
            }
            octets.write(octet);
        }
        uri.append(octets.toString(StandardCharsets.UTF_8));
    }

    private int readOctet() {
        int high = cursor.current() == '%' ? CharClass.hex(cursor.following()) : -1;
        int low = high < 0 ? -1 : CharClass.hex(cursor.text[cursor.offset + 2]);
        if (low < 0) {
            throw cursor.error("did not find URI escaped octet");
        }
        cursor.offset += 3;
        return (high << 4) | low;
    }
}
