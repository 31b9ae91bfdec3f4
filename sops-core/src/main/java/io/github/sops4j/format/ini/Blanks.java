package io.github.sops4j.format.ini;

/** White space as SOPS trims it (clause F127): that of Unicode, lone bytes excepted. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return switch (c) {
            case '\u0085', '\u00A0', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000' ->
                    true;
            default -> c >= '\u2000' && c <= '\u200A';
        };
    }

    /** The first offset from {@code start} on that is not blank, or {@code end}. */
    static int skip(String text, int start, int end) {
        int at = start;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The offset behind the last character before {@code end} that is not blank, or the start. */
    static int trimEnd(String text, int start, int end) {
        int at = end;
        while (at > start && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    static String trim(String text) {
        int start = skip(text, 0, text.length());
        return text.substring(start, trimEnd(text, start, text.length()));
    }
}
