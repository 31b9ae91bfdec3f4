package io.github.sops4j.format.properties;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FlatValue;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Escapes (clauses P3, P5), and lines without source. */
final class PropertiesText {
    private static final String ESCAPED = "\t\n\r\f\\";
    private static final String NAMES = "tnrf\\";
    private static final int HEX_DIGITS = 4;

    private PropertiesText() {}

    /** The text without its escapes; null when one of them is malformed. */
    static @Nullable String read(String text) {
        int escape = text.indexOf('\\');
        if (escape < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (escape >= 0 && escape + 1 < text.length()) {
            plain.append(text, at, escape);
            char name = text.charAt(escape + 1);
            at = escape + 2;
            if (name == 'u') {
                String character = character(text, at);
                if (character == null) {
                    return null;
                }
                plain.append(character);
                at += HEX_DIGITS + (character.length() - 1) * (HEX_DIGITS + 2);
            } else {
                int index = NAMES.indexOf(name);
                plain.append(index < 0 ? name : ESCAPED.charAt(index));
            }
            escape = text.indexOf('\\', at);
        }
        return plain.append(text, at, text.length()).toString();
    }

    /** Half a surrogate pair has no bytes, so it could not be encrypted. */
    private static @Nullable String character(String text, int from) {
        int code = code(text, from);
        if (code < 0 || Character.isLowSurrogate((char) code)) {
            return null;
        }
        if (!Character.isHighSurrogate((char) code)) {
            return String.valueOf((char) code);
        }
        int second = from + HEX_DIGITS;
        int low = text.startsWith("\\u", second) ? code(text, second + 2) : -1;
        boolean isPair = low >= 0 && Character.isLowSurrogate((char) low);
        return isPair ? new String(new char[] {(char) code, (char) low}) : null;
    }

    private static int code(String text, int from) {
        int code = 0;
        for (int at = from; at < from + HEX_DIGITS; at++) {
            int digit = at < text.length() ? hexDigit(text.charAt(at)) : -1;
            if (digit < 0) {
                return -1;
            }
            code = 16 * code + digit;
        }
        return code;
    }

    private static int hexDigit(char c) {
        return HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1;
    }

    /** A value as it is written where nothing tells how it was. */
    static String of(Value value, boolean encrypted) {
        return value(FlatValue.of(value, encrypted));
    }

    /** A string with the escapes that it needs as a value. */
    static String value(String text) {
        return escaped(text, false);
    }

    /** A key with the escapes that it needs. */
    static String key(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean isKey) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int named = ESCAPED.indexOf(c);
            boolean leads = i == 0 && (c == ' ' || c == '=' || c == ':');
            if (named >= 0) {
                out.append('\\').append(NAMES.charAt(named));
            } else if (c < ' ' || c == '\u007F') {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else if (leads || (isKey && " =:#!".indexOf(c) >= 0)) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * Lines for the items of a map.
     *
     * @param encrypted whether values that are clear have to read back as they are hashed (F57)
     * @throws SopsException of kind {@code NOT_EMITTED} for maps and lists in it
     */
    static void append(MapNode map, boolean encrypted, StringBuilder lines) {
        for (MapItem item : map.items()) {
            if (item instanceof Comment comment) {
                lines.append('#')
                        .append(comment.text().replace("\r", "\n").replace("\n", "\n#"))
                        .append('\n');
            } else if (item instanceof Entry entry) {
                if (!(entry.value() instanceof Scalar scalar)) {
                    throw new SopsException(
                            Kind.NOT_EMITTED,
                            "cannot use complex value in properties file; offending key "
                                    + entry.key());
                }
                append(entry.key(), of(scalar.value(), encrypted), lines);
            }
        }
    }

    private static void append(String key, String value, StringBuilder lines) {
        lines.append(key(key)).append('=').append(value).append('\n');
    }

    /** Lines for metadata (clause P6). */
    static String ofMetadata(MapNode metadata) {
        StringBuilder lines = new StringBuilder();
        for (Entry field : FlatMetadata.flatten(metadata)) {
            String value = of(((Scalar) field.value()).value(), true);
            append(PropertiesReader.PREFIX + field.key(), value, lines);
        }
        return lines.toString();
    }
}
