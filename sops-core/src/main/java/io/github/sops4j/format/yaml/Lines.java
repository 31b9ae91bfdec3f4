package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.source.SourceText;

/**
 * The lines of a source text, whose breaks are LF, CRLF, CR, U+0085, U+2028 and U+2029 (clause
 * F79).
 */
final class Lines {
    private final char[] chars;
    private final int length;
    private final String lineBreak;

    Lines(SourceText text) {
        chars = text.chars();
        length = text.length();
        lineBreak = text.lineBreak();
    }

    /** Whether a line break stands at an offset, or the second half of one. */
    boolean isBreakAt(int at) {
        char c = chars[at];
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Whether an offset begins a line. */
    boolean isLineStart(int at) {
        return at == 0 || isBreakAt(at - 1);
    }

    /** The offset of the first character of the line. */
    int lineStart(int offset) {
        int at = offset;
        while (!isLineStart(at)) {
            at--;
        }
        return at;
    }

    /** The offset of the line break that ends the line, or of the end of the text. */
    int lineEnd(int offset) {
        int at = offset;
        while (at < length && !isBreakAt(at)) {
            at++;
        }
        return at;
    }

    /** The offset behind the line break that ends the line, or of the end of the text. */
    int nextLine(int offset) {
        int end = lineEnd(offset);
        if (end == length) {
            return end;
        }
        boolean windows = chars[end] == '\r' && end + 1 < length && chars[end + 1] == '\n';
        return end + (windows ? 2 : 1);
    }

    /** The offset of the line break that stands right before an offset, or the offset itself. */
    int withoutBreak(int end) {
        if (end == 0 || !isBreakAt(end - 1)) {
            return end;
        }
        boolean windows = end > 1 && chars[end - 1] == '\n' && chars[end - 2] == '\r';
        return end - (windows ? 2 : 1);
    }

    /** Whether the line at an offset holds nothing but spaces and ends with a break. */
    boolean isBlank(int lineStart) {
        int at = skipSpaces(lineStart);
        return at < length && isBreakAt(at);
    }

    /** The offset of the first character that is no space. */
    int skipSpaces(int from) {
        int at = from;
        while (at < length && chars[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Text with line feeds, given the line breaks of this text. */
    String withOwnBreaks(String text) {
        return lineBreak.equals("\n") ? text : text.replace("\n", lineBreak);
    }
}
