package io.github.sops4j.format.yaml.source;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Value;
import org.jspecify.annotations.Nullable;

/** The type of a scalar, by its tag or by its text (clauses F82 to F86). */
public final class ScalarResolver {
    private static final String CORE = "tag:yaml.org,2002:";

    private ScalarResolver() {}

    /**
     * The typed value of a scalar node.
     *
     * @throws TagConversionException if its text is not what its tag says
     * @throws SopsException if it is a time with an offset beyond ±18 hours
     */
    public static Value resolve(YamlNode scalar) throws TagConversionException {
        boolean plain = scalar.style() == YamlNode.Style.PLAIN;
        return resolve(scalar.text(), plain, scalar.tag());
    }

    /**
     * The typed value of a scalar.
     *
     * @param text its content, folded and unescaped
     * @param plain whether it is neither quoted nor a block
     * @param tag its tag in long form, {@code !} or {@code !name}; null when it has none
     * @throws TagConversionException if its text is not what its tag says
     * @throws SopsException if it is a time with an offset beyond ±18 hours
     */
    public static Value resolve(String text, boolean plain, @Nullable String tag)
            throws TagConversionException {
        if (tag == null || tag.equals("!")) {
            return plain && mayBeTyped(text) ? typed(text, true) : new Value.Text(text);
        }
        if (!tag.startsWith(CORE)) {
            return new Value.Text(text);
        }
        return tagged(text, tag.substring(CORE.length()));
    }

    /** Whether a plain, untagged scalar of this text is read as a string. */
    public static boolean resolvesToString(String text) {
        return !mayBeTyped(text)
                || (!Timestamps.matches(text) && typed(text, false) instanceof Value.Text);
    }

    private static Value tagged(String text, String name) throws TagConversionException {
        Value value =
                switch (name) {
                    case "int", "float", "bool", "null" -> typed(text, false);
                    case "timestamp" -> typed(text, true);
                    case "binary" -> Binary.decode(text);
                    default -> new Value.Text(text);
                };
        return switch (name) {
            case "int" ->
                    expect(
                            value,
                            value instanceof Value.Int || value instanceof Value.Unsigned,
                            name);
            case "float" -> asFloat(value);
            case "bool" -> expect(value, value instanceof Value.Bool, name);
            case "null" -> expect(value, value instanceof Value.Null, name);
            case "timestamp" -> expect(value, value instanceof Value.Time, name);
            default -> value;
        };
    }

    private static Value asFloat(Value value) throws TagConversionException {
        if (value instanceof Value.Int whole) {
            return new Value.Float(whole.number());
        }
        return expect(value, value instanceof Value.Float, "float");
    }

    private static Value expect(Value value, boolean matches, String name)
            throws TagConversionException {
        if (matches) {
            return value;
        }
        throw new TagConversionException("cannot decode " + tagOf(value) + " as a !!" + name);
    }

    private static String tagOf(Value value) {
        if (value instanceof Value.Int || value instanceof Value.Unsigned) {
            return "!!int";
        } else if (value instanceof Value.Float) {
            return "!!float";
        } else if (value instanceof Value.Bool) {
            return "!!bool";
        } else if (value instanceof Value.Null) {
            return "!!null";
        } else {
            return value instanceof Value.Time ? "!!timestamp" : "!!str";
        }
    }

    /** The first character tells most strings, ciphertext among them. */
    private static boolean mayBeTyped(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        return first <= '9'
                ? first >= '+' && first != ',' && first != '/'
                : "~nNtTfF".indexOf(first) >= 0;
    }

    private static Value typed(String text, boolean times) {
        Value word = text.length() <= 5 ? word(text) : null;
        if (word != null) {
            return word;
        }
        if (times && Timestamps.matches(text)) {
            return Timestamps.parse(text);
        }
        Value number = Numbers.parse(text);
        return number == null ? new Value.Text(text) : number;
    }

    private static @Nullable Value word(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Value.Null.NULL;
            case "true", "True", "TRUE" -> new Value.Bool(true);
            case "false", "False", "FALSE" -> new Value.Bool(false);
            case ".nan", ".NaN", ".NAN" -> new Value.Float(Double.NaN);
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" ->
                    new Value.Float(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> new Value.Float(Double.NEGATIVE_INFINITY);
            default -> null;
        };
    }
}
