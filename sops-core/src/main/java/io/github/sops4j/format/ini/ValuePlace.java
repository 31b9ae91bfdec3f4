package io.github.sops4j.format.ini;

import io.github.sops4j.tree.Origin;

/**
 * Where a value stands.
 *
 * @param start its first character, quotes excepted
 * @param end behind its last character, quotes excepted
 * @param style how it is quoted
 * @param opensRest whether it has several lines and something behind it, which SOPS only reads
 *     behind a value of several lines (clauses F132, F133)
 */
record ValuePlace(int start, int end, Style style, boolean opensRest) implements Origin {

    /** How a value is quoted (clause F132). */
    enum Style {
        /** Not at all. */
        RAW(""),
        /** Not at all, on several lines whose breaks are no part of it. */
        CONTINUED(""),
        DOUBLE("\""),
        SINGLE("'"),
        TRIPLE("\"\"\""),
        BACKTICK("`");

        private final String quote;

        Style(String quote) {
            this.quote = quote;
        }

        String quote() {
            return quote;
        }
    }
}
