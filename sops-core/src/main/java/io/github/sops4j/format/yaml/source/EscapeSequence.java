package io.github.sops4j.format.yaml.source;

/** What may stand behind a backslash in double quotes: the escapes of YAML 1.1 (clause F87). */
final class EscapeSequence {

    private static final String NAMES = "0abt\tnvfre \"'\\N_LP";
    private static final String VALUES =
            "\0\u0007\b\t\t\n\u000B\f\r\u001B \"'\\\u0085\u00A0\u2028\u2029";

    private EscapeSequence() {}

    /** Reads from the character behind the backslash, and appends what it stands for. */
    static void read(Cursor cursor, StringBuilder value) {
        char name = cursor.current();
        int known = NAMES.indexOf(name);
        if (known >= 0) {
            cursor.advance();
            value.append(VALUES.charAt(known));
            return;
        }
        switch (name) {
            case 'x' -> readCode(cursor, 2, value);
            case 'u' -> readCode(cursor, 4, value);
            case 'U' -> readCode(cursor, 8, value);
            default -> throw cursor.error("found unknown escape character");
        }
    }

    private static void readCode(Cursor cursor, int digits, StringBuilder value) {
        cursor.advance();
        long code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = CharClass.hex(cursor.current());
            if (digit < 0) {
                throw cursor.error("did not find expected hexdecimal number");
            }
            code = (code << 4) | digit;
            cursor.advance();
        }
        if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
            throw cursor.error("found invalid Unicode character escape code");
        }
        value.appendCodePoint((int) code);
    }
}
