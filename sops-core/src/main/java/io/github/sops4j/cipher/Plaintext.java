package io.github.sops4j.cipher;

import io.github.sops4j.tree.Floats;
import io.github.sops4j.tree.Rfc3339;
import io.github.sops4j.tree.Times;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** The byte form of values, which is encrypted and hashed, and the type names that go with it. */
public final class Plaintext {
    private static final byte[] NOTHING = {};
    private static final int SECONDS_PER_DAY = 86_400;

    /** From this many bytes on, decoding what is no text costs more than looking first. */
    private static final int LARGE = 65_536;

    private Plaintext() {}

    /**
     * The byte form of a value (clauses F25, F51): UTF-8, decimal numbers, {@code True} or {@code
     * False}, RFC 3339. Null has none, so it is empty.
     */
    public static byte[] bytes(Value value) {
        if (value instanceof Value.Text text) {
            return text.text().getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof Value.Bytes bytes) {
            return bytes.bytes();
        }
        if (value instanceof Value.Null) {
            return NOTHING;
        }
        return ascii(value).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The byte form of a value as text: what a clear value has to be in an encrypted file of
     * strings, if it is to be hashed alike when it is read back (clause F57). Null has no such
     * text.
     */
    public static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        return value instanceof Value.Bytes bytes ? Utf8.decode(bytes.bytes()) : ascii(value);
    }

    private static String ascii(Value value) {
        if (value instanceof Value.Int integer) {
            return Long.toString(integer.number());
        }
        if (value instanceof Value.Unsigned unsigned) {
            return Long.toUnsignedString(unsigned.bits());
        }
        if (value instanceof Value.Float number) {
            return Floats.plain(number.number());
        }
        if (value instanceof Value.Bool bool) {
            return bool.truth() ? "True" : "False";
        }
        if (value instanceof Value.Time time) {
            return Times.text(time.time());
        }
        throw new IllegalArgumentException("no byte form of " + value);
    }

    /**
     * The type name written with an encrypted value (clause F25).
     *
     * @throws CipherException for values that can be read but not encrypted (clauses F3, F25)
     */
    public static String typeName(Value value) throws CipherException {
        if (value instanceof Value.Text || value instanceof Value.Bytes) {
            return "str";
        }
        if (value instanceof Value.Int) {
            return "int";
        }
        if (value instanceof Value.Float) {
            return "float";
        }
        if (value instanceof Value.Bool) {
            return "bool";
        }
        if (value instanceof Value.Time time) {
            if (Math.abs(time.time().getOffset().getTotalSeconds()) >= SECONDS_PER_DAY) {
                throw new CipherException("timezone hour outside of range [0,23]");
            }
            return "time";
        }
        throw new CipherException("Cannot walk value, unknown type: uint64");
    }

    /**
     * The value that a decrypted byte form stands for (clause F27). A type {@code bytes}, on which
     * SOPS aborts, is a string here.
     *
     * @throws CipherException when the type is unknown or the text is not one of its type
     */
    public static Value read(String type, byte[] bytes) throws CipherException {
        return switch (type) {
            case "str", "bytes", EncryptedValue.COMMENT -> string(bytes);
            case "int" -> new Value.Int(integer(latin(bytes)));
            case "float" -> new Value.Float(number(latin(bytes)));
            case "bool" -> new Value.Bool(truth(latin(bytes)));
            case "time" -> new Value.Time(time(latin(bytes)));
            default -> throw new CipherException("Unknown datatype: " + type);
        };
    }

    /** A string, or bytes where they are not valid UTF-8 (clause F17). */
    public static Value string(byte[] bytes) {
        if (bytes.length > LARGE && !Utf8.isValid(bytes)) {
            return new Value.Bytes(bytes);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !Utf8.isValid(bytes)) {
            return new Value.Bytes(bytes);
        }
        return new Value.Text(text);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static long integer(String text) throws CipherException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (i > 0 || (c != '+' && c != '-'))) {
                throw new CipherException("an int is not one: invalid syntax");
            }
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException outOfRange) {
            throw new CipherException("an int is not one: invalid syntax or value out of range");
        }
    }

    private static double number(String text) throws CipherException {
        Double number = FloatText.parse(text);
        if (number == null) {
            throw new CipherException("a float is not one: invalid syntax or value out of range");
        }
        return number;
    }

    private static boolean truth(String text) throws CipherException {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw new CipherException("a bool is not one: invalid syntax");
        };
    }

    private static OffsetDateTime time(String text) throws CipherException {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException notATime) {
            throw new CipherException("a time is not one of RFC 3339");
        }
    }
}
