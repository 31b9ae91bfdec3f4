package io.github.sops4j.format.json;

import io.github.sops4j.format.Span;
import io.github.sops4j.tree.Value;

/**
 * How a value was written where SOPS would write it otherwise. A mark behind its ciphertext says
 * so: SOPS ignores what stands there (clause F19) and writes nothing there itself.
 */
enum JsonMark {
    /** As SOPS writes it. */
    CANONICAL(""),
    /** A string with characters that SOPS escapes although JSON does not ask for it (F110). */
    RAW("<"),
    /** A whole number with a fraction, which makes it a float (F111). */
    FRACTION(".");

    private static final String NO_FRACTION = ".0";

    private final String mark;

    JsonMark(String mark) {
        this.mark = mark;
    }

    /** What stands behind the ciphertext. */
    String mark() {
        return mark;
    }

    static JsonMark markedBy(char last) {
        return switch (last) {
            case '<' -> RAW;
            case '.' -> FRACTION;
            default -> CANONICAL;
        };
    }

    static JsonMark of(Value value, JsonSource source, Span span) {
        if (value instanceof Value.Text text && JsonStrings.hasEscapesByChoice(text.text())) {
            String written = source.substring(span.start(), span.end());
            return written.equals(JsonStrings.canonical(text.text())) ? CANONICAL : RAW;
        }
        if (value instanceof Value.Float) {
            String written = source.substring(span.start(), span.end());
            return written.equals(JsonEmitter.scalar(value) + NO_FRACTION) ? FRACTION : CANONICAL;
        }
        return CANONICAL;
    }

    /** A value in this spelling, or as SOPS writes it where this does not fit. */
    String print(Value value) {
        if (this == RAW && value instanceof Value.Text text) {
            return JsonStrings.minimal(text.text());
        }
        String canonical = JsonEmitter.scalar(value);
        boolean isWhole = canonical.indexOf('.') < 0 && canonical.indexOf('e') < 0;
        return this == FRACTION && value instanceof Value.Float && isWhole
                ? canonical + NO_FRACTION
                : canonical;
    }
}
