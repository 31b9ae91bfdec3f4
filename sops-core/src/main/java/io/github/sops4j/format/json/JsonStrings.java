package io.github.sops4j.format.json;

import org.jspecify.annotations.Nullable;

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
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isRaw = c >= ' ' && c < 0x7F && c != '"' && c != '\\';
            if (isRaw && !(canonical && isEscapedByChoice(c))) {
                continue;
            }
            String escape = escape(text, i, canonical);
            if (escape != null) {
                quoted.append(text, done, i).append(escape);
                done = i + 1;
            }
        }
        return quoted.append(text, done, text.length()).append('"').toString();
    }

    private static @Nullable String escape(String text, int at, boolean canonical) {
        char c = text.charAt(at);
        int known = SHORT.indexOf(c);
        if (known >= 0 && known % 2 == 0) {
            return "\\" + SHORT.charAt(known + 1);
        }
        if (c < ' ' || (canonical && isEscapedByChoice(c))) {
            return hex(c);
        }
        return isByte(text, at) ? "\\ufffd" : null;
    }

    private static String hex(char c) {
        char[] escape = {
            '\\', 'u', HEX[c >> 12], HEX[(c >> 8) & 15], HEX[(c >> 4) & 15], HEX[c & 15]
        };
        return new String(escape);
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
