package io.github.sops4j.format.ini;

import io.github.sops4j.format.Span;
import io.github.sops4j.format.Spelling;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands.
 *
 * @param start its first character, quotes excepted
 * @param end behind its last character, quotes excepted
 * @param style how it is quoted
 * @param opensRest whether it has several lines and something behind it, which SOPS only reads
 *     behind a value of several lines (clauses F132, F133)
 * @param spelling what stands behind its ciphertext, or null
 */
record ValuePlace(int start, int end, Style style, boolean opensRest, @Nullable Comment spelling)
        implements Origin {

    ValuePlace(int start, int end, Style style, boolean opensRest) {
        this(start, end, style, opensRest, null);
    }

    /** The same place in an encrypted file, with what is behind the ciphertext in it. */
    ValuePlace withSpelling(String value) {
        if (style != Style.RAW) {
            return this;
        }
        Span behind = new Span(start + value.lastIndexOf(']') + 1, end);
        return new ValuePlace(start, end, style, opensRest, Spelling.behind(value, behind));
    }

    /** Where the ciphertext of an encrypted file ends; what is behind it has its own. */
    int ciphertextEnd() {
        return spelling != null && spelling.origin() instanceof Span span ? span.start() : end;
    }

    /** Whether a value stands there as it is written in this style when it is decrypted. */
    boolean isSpelledAs(String source, String value) {
        boolean quoted = !style.quote().isEmpty();
        String written = quoted ? value : IniText.value(value);
        return !opensRest && written.length() == end - start && source.startsWith(written, start);
    }

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
