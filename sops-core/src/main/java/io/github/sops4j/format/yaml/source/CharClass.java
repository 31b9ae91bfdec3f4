package io.github.sops4j.format.yaml.source;

/** The sets of characters which the scanner tells apart; {@code END} is the NUL behind the text. */
final class CharClass {

    static final int BLANK = 1;
    static final int BREAK = 1 << 1;
    static final int END = 1 << 2;
    static final int WORD = 1 << 3;
    static final int URI = 1 << 4;
    static final int FLOW = 1 << 5;
    static final int COLON = 1 << 6;
    static final int NO_PLAIN_START = 1 << 7;
    static final int BEHIND_ANCHOR = 1 << 8;

    static final int BREAK_OR_END = BREAK | END;
    static final int SPACE = BLANK | BREAK;
    static final int SPACE_OR_END = SPACE | END;

    private static final int[] ASCII = new int[128];

    static {
        mark(" \t", BLANK);
        mark("\r\n", BREAK);
        mark("\0", END);
        mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", WORD | URI);
        mark(";/?:@&=+$,.!~*'()[]%", URI);
        mark(",?[]{}", FLOW);
        mark(":", COLON);
        mark("-?:,[]{}#&*!|>'\"%@`", NO_PLAIN_START);
        mark("?:,]}%@`", BEHIND_ANCHOR);
    }

    private CharClass() {}

    private static void mark(String members, int flag) {
        for (int i = 0; i < members.length(); i++) {
            ASCII[members.charAt(i)] |= flag;
        }
    }

    /** Whether a character belongs to one of the classes. */
    static boolean is(char c, int classes) {
        return c < 128 ? (ASCII[c] & classes) != 0 : (classes & BREAK) != 0 && isWideBreak(c);
    }

    /** Whether a character, below 128, belongs to one of the classes. */
    static boolean isAscii(char c, int classes) {
        return (ASCII[c] & classes) != 0;
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || isWideBreak(c);
    }

    /** U+0085, U+2028 and U+2029: line breaks in YAML 1.1. */
    static boolean isWideBreak(char c) {
        return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
