package io.github.sops4j.spring;

import java.util.BitSet;

/** How a value is written that Spring takes as it is. */
final class Literal {
    static final char ESCAPE = '\\';

    private Literal() {}

    /**
     * The text from which Spring makes the value again when it replaces placeholders: a backslash
     * is before each <code>${</code> that has an end. Spring takes off that one alone, and none
     * where the end is missing.
     */
    static String of(String value) {
        BitSet starts = starts(value);
        if (starts.isEmpty()) {
            return value;
        }
        StringBuilder literal = new StringBuilder();
        int from = 0;
        for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
            literal.append(value, from, at).append(ESCAPE);
            from = at;
        }
        return literal.append(value, from, value.length()).toString();
    }

    /** Spring counts every brace inside of a placeholder, so that they pair as brackets do. */
    private static BitSet starts(String value) {
        BitSet starts = new BitSet();
        if (!value.contains("${")) {
            return starts;
        }
        int[] open = new int[value.length()];
        int depth = 0;
        for (int at = 0; at < value.length(); at++) {
            if (value.charAt(at) == '{') {
                open[depth++] = at;
            } else if (value.charAt(at) == '}' && depth > 0) {
                int dollar = open[--depth] - 1;
                if (dollar >= 0 && value.charAt(dollar) == '$') {
                    starts.set(dollar);
                }
            }
        }
        return starts;
    }
}
