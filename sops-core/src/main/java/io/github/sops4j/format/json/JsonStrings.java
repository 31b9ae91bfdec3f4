package io.github.sops4j.format.json;

/** Strings in quotes. */
final class JsonStrings {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final String SHORT = "\bb\tt\nn\ff\rr\"\"\\\\";

    private JsonStrings() {}

    /** As SOPS prints it: what could end an HTML element is escaped as well (clause F110). */
    static String canonical(String text) {
        return quoted(text, true);
    }

    /** With no escape but those that JSON asks for. */
    static String minimal(String text) {
        return quoted(text, false);
    }

    private static String quoted(String text, boolean canonical) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                appendEscape(c, quoted);
            } else if (isByte(text, i)) {
                quoted.append("\\ufffd");
            } else if (canonical && isEscapedByChoice(c)) {
                appendHex(c, quoted);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static void appendEscape(char c, StringBuilder quoted) {
        int at = SHORT.indexOf(c);
        if (at >= 0 && at % 2 == 0) {
            quoted.append('\\').append(SHORT.charAt(at + 1));
        } else {
            appendHex(c, quoted);
        }
    }

    private static void appendHex(char c, StringBuilder quoted) {
        quoted.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            quoted.append(HEX[(c >> shift) & 15]);
        }
    }

    /** Whether this is a lone surrogate, which stands for a byte that is no UTF-8. */
    private static boolean isByte(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at))
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static boolean isEscapedByChoice(char c) {
        return c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
    }

    /** Whether SOPS prints a string with more escapes than JSON asks for. */
    static boolean hasEscapesByChoice(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscapedByChoice(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
