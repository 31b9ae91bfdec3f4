package io.github.sops4j.tree;

import java.time.temporal.ChronoUnit;

/** Values as dotenv and INI files show them, which know strings only (clause F126). */
public final class FlatText {
    private FlatText() {}

    /**
     * The text of a value: {@code 1}, {@code true}, {@code 1.0}, a time without its fraction,
     * {@code <nil>} for null; bytes that are no UTF-8 are escaped (see {@link Utf8}).
     */
    public static String of(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Int integer) {
            return Long.toString(integer.number());
        }
        if (value instanceof Value.Unsigned integer) {
            return Long.toUnsignedString(integer.bits());
        }
        if (value instanceof Value.Bool bool) {
            return Boolean.toString(bool.truth());
        }
        if (value instanceof Value.Float number) {
            return Floats.flat(number.number());
        }
        if (value instanceof Value.Time time) {
            return Times.text(time.time().truncatedTo(ChronoUnit.SECONDS));
        }
        if (value instanceof Value.Null) {
            return "<nil>";
        }
        return Utf8.decode(((Value.Bytes) value).bytes());
    }
}
