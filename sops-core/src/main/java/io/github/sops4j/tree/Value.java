package io.github.sops4j.tree;

import java.time.OffsetDateTime;
import java.util.Arrays;

/** A typed value (clause F3). No {@code toString} shows what a value holds. */
public sealed interface Value {

    /** The value of a text in which bytes that are no UTF-8 are escaped (see {@link Utf8}). */
    static Value string(String text) {
        return Utf8.hasEscapes(text) ? new Bytes(Utf8.encode(text)) : new Text(text);
    }

    /** Whether this is a string, of Unicode or of other bytes. */
    default boolean isString() {
        return this instanceof Text || this instanceof Bytes;
    }

    /** A string of valid Unicode. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return "Text";
        }
    }

    /** A string whose bytes are not valid UTF-8 (clause F17); the array is not copied. */
    record Bytes(byte[] bytes) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes";
        }
    }

    /** A signed 64-bit integer. */
    record Int(long number) implements Value {
        @Override
        public String toString() {
            return "Int";
        }
    }

    /** An unsigned integer from 2⁶³ to 2⁶⁴−1, which can be read but not walked (clause F83). */
    record Unsigned(long bits) implements Value {
        @Override
        public String toString() {
            return "Unsigned";
        }
    }

    /** An IEEE 754 double. */
    record Float(double number) implements Value {
        @Override
        public String toString() {
            return "Float";
        }
    }

    /** A truth value. */
    record Bool(boolean truth) implements Value {
        @Override
        public String toString() {
            return "Bool";
        }
    }

    /** An instant with its offset, to the nanosecond. */
    record Time(OffsetDateTime time) implements Value {
        @Override
        public String toString() {
            return "Time";
        }
    }

    /** Null, which is never encrypted and never hashed (clause F5). */
    record Null() implements Value {
        /** The only null that is needed. */
        public static final Null NULL = new Null();
    }
}
