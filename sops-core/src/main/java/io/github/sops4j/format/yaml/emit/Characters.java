package io.github.sops4j.format.yaml.emit;

/** Classes of characters (clauses F79 and F95). */
final class Characters {
    static final char NEXT_LINE = '\u0085';
    static final char LINE_SEPARATOR = '\u2028';
    static final char PARAGRAPH_SEPARATOR = '\u2029';
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private Characters() {}

    /** A line break for the reader. */
    static boolean isBreak(char c) {
        return c == '\n'
                || c == '\r'
                || c == NEXT_LINE
                || c == LINE_SEPARATOR
                || c == PARAGRAPH_SEPARATOR;
    }

    /** A space or TAB. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether a blank, a break or the end of the text stands at {@code at}. */
    static boolean isBlankOrEnd(String text, int at) {
        return at >= text.length() || isBlank(text.charAt(at)) || isBreak(text.charAt(at));
    }

    /** Printed as it is by SOPS; TAB is not, nor is any character beyond U+FFFF, a pair in Java. */
    static boolean isPrintable(char c) {
        return (c >= ' ' && c <= '~')
                || c == '\n'
                || (c >= '\u00A0' && c <= '\uD7FF')
                || (c >= '\uE000' && c <= '\uFFFD' && c != BYTE_ORDER_MARK);
    }

    /** Accepted by the reader where it stands in the text; half a pair is not. */
    static boolean isReadable(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return isPrintable(c) || c == '\t' || isBreak(c);
    }
}
