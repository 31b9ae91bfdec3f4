package io.github.sops4j.cli.output;

/** Text as SOPS quotes it in messages and log lines (clauses C95, C97). */
public final class GoText {
    private static final String HEX = "0123456789abcdef";

    private GoText() {}

    /** The text between double quotes; control characters are escaped. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('"');
        text.codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    /** Whether a log line shows the text as it is. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && "-._/@^+".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder out, int c) {
        int escape = "\"\\\u0007\b\f\n\r\t\u000b".indexOf(c);
        if (escape >= 0) {
            out.append('\\').append("\"\\abfnrtv".charAt(escape));
        } else if (c < ' ' || c == 127) {
            hex(out.append("\\x"), c, 2);
        } else if (isShown(c)) {
            out.appendCodePoint(c);
        } else {
            boolean wide = c > 0xFFFF;
            hex(out.append(wide ? "\\U" : "\\u"), c, wide ? 8 : 4);
        }
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static void hex(StringBuilder out, int c, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 15));
        }
    }
}
