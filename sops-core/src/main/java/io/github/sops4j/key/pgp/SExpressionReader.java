package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Reads S-expressions: canonical ones, and those with tokens, quotes and hexadecimal digits. */
final class SExpressionReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_LENGTH_DIGITS = 7;
    private static final int VERTICAL_TAB = 11;

    private final byte[] text;
    private int at;

    SExpressionReader(byte[] text) {
        this.text = text;
    }

    SExpression read() throws KeyException {
        return read(MAX_DEPTH);
    }

    private SExpression read(int depth) throws KeyException {
        skipBlanks();
        int c = current();
        if (c == '(' && depth > 0) {
            at++;
            return readList(depth - 1);
        }
        if (c == '"') {
            at++;
            return readQuoted();
        }
        if (c == '#') {
            at++;
            return readHex();
        }
        if (c >= '0' && c <= '9') {
            return readCounted();
        }
        return readToken();
    }

    private SExpression readList(int depth) throws KeyException {
        List<SExpression> items = new ArrayList<>();
        for (skipBlanks(); current() != ')'; skipBlanks()) {
            items.add(read(depth));
        }
        at++;
        return SExpression.list(items);
    }

    /** A length, a colon, and that many bytes. */
    private SExpression readCounted() throws KeyException {
        int length = 0;
        int start = at;
        for (; current() != ':'; at++) {
            int digit = current() - '0';
            if (digit < 0 || digit > 9 || at - start == MAX_LENGTH_DIGITS) {
                throw SExpression.malformed();
            }
            length = 10 * length + digit;
        }
        at++;
        if (length > text.length - at) {
            throw SExpression.malformed();
        }
        at += length;
        return SExpression.atom(Arrays.copyOfRange(text, at - length, at));
    }

    private SExpression readQuoted() throws KeyException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (current() != '"') {
            int c = current();
            at++;
            bytes.write(c == '\\' ? readEscape() : c);
        }
        at++;
        return SExpression.atom(bytes.toByteArray());
    }

    /** One character of C behind a backslash, or {@code x} and two digits. */
    private int readEscape() throws KeyException {
        int c = current();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'v' -> VERTICAL_TAB;
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '"', '\'', '\\' -> c;
            case 'x' -> 16 * readDigit() + readDigit();
            default -> throw SExpression.malformed();
        };
    }

    private int readDigit() throws KeyException {
        int digit = Character.digit(current(), 16);
        if (digit < 0) {
            throw SExpression.malformed();
        }
        at++;
        return digit;
    }

    private SExpression readHex() throws KeyException {
        StringBuilder digits = new StringBuilder();
        for (; current() != '#'; at++) {
            if (!isBlank(current())) {
                digits.append((char) current());
            }
        }
        at++;
        try {
            return SExpression.atom(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            throw SExpression.malformed();
        }
    }

    private SExpression readToken() throws KeyException {
        int start = at;
        while (!isBlank(current()) && current() != '(' && current() != ')') {
            at++;
        }
        if (at == start) {
            throw SExpression.malformed();
        }
        return SExpression.atom(new String(text, start, at - start, ISO_8859_1));
    }

    private void skipBlanks() throws KeyException {
        while (isBlank(current())) {
            at++;
        }
    }

    private int current() throws KeyException {
        if (at >= text.length) {
            throw SExpression.malformed();
        }
        return text[at] & 255;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
