package io.github.sops4j.format.properties;

import java.util.Arrays;

/**
 * A line of a file, or several that backslashes join (clause P2).
 *
 * @param start where it begins in the file
 * @param end where its last line breaks
 * @param next where the next line begins
 * @param text its characters without breaks and the blanks behind them, escapes as they are
 * @param offsets where these characters stand in the file; empty when they are one piece
 * @param isCut whether the file ends behind a backslash, so that nothing may be appended
 */
record LogicalLine(int start, int end, int next, String text, int[] offsets, boolean isCut) {
    private static final int[] ONE_PIECE = {};

    /** The line that begins at an offset, where no blank stands. */
    static LogicalLine read(String file, int start) {
        int end = start;
        boolean escaped = false;
        while (end < file.length() && !isBreak(file.charAt(end))) {
            escaped = !escaped && file.charAt(end) == '\\';
            end++;
        }
        return escaped
                ? joined(file, start)
                : new LogicalLine(
                        start,
                        end,
                        behindBreak(file, end),
                        file.substring(start, end),
                        ONE_PIECE,
                        false);
    }

    private static LogicalLine joined(String file, int start) {
        StringBuilder text = new StringBuilder();
        int[] offsets = new int[64];
        boolean escaped = false;
        int at = start;
        while (at < file.length() && !(isBreak(file.charAt(at)) && !escaped)) {
            char c = file.charAt(at);
            if (isBreak(c)) {
                int continued = skipBlanks(file, behindBreak(file, at));
                if (continued == file.length()) {
                    break;
                }
                text.setLength(text.length() - 1);
                at = continued;
                escaped = false;
                continue;
            }
            escaped = !escaped && c == '\\';
            offsets = text.length() < offsets.length ? offsets : grown(offsets);
            offsets[text.length()] = at;
            text.append(c);
            at++;
        }
        if (escaped) {
            text.setLength(text.length() - 1);
        }
        return new LogicalLine(start, at, behindBreak(file, at), text.toString(), offsets, escaped);
    }

    private static int[] grown(int[] offsets) {
        return Arrays.copyOf(offsets, 2 * offsets.length);
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    static int skipBlanks(String file, int from) {
        int at = from;
        while (at < file.length() && isBlank(file.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The offset behind a line break, if there is one. */
    static int behindBreak(String file, int at) {
        if (at == file.length()) {
            return at;
        }
        return file.startsWith("\r\n", at) ? at + 2 : at + 1;
    }

    /** Where a character stands in the file. */
    int offset(int index) {
        if (index >= text.length()) {
            return end;
        }
        return offsets.length == 0 ? start + index : offsets[index];
    }
}
