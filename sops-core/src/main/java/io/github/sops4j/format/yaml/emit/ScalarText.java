package io.github.sops4j.format.yaml.emit;

import io.github.sops4j.tree.Floats;
import io.github.sops4j.tree.Times;
import io.github.sops4j.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What is written for a scalar, its place left open.
 *
 * @param tag {@code !!binary}, {@code !!merge} or nothing
 * @param text the content, not yet quoted
 * @param style how the content is written
 */
record ScalarText(String tag, String text, ScalarStyle style) {
    private static final int BASE64_LINE = 70;
    private static final int LONGEST_SIMPLE_KEY = 128;

    /** The text of a value (clauses F93 to F99). */
    static ScalarText of(Value value) {
        if (value instanceof Value.Text string) {
            return ofString(string.text());
        } else if (value instanceof Value.Bytes binary) {
            return ofBytes(binary.bytes());
        } else if (value instanceof Value.Int number) {
            return plain(Long.toString(number.number()));
        } else if (value instanceof Value.Unsigned number) {
            return plain(Long.toUnsignedString(number.bits()));
        } else if (value instanceof Value.Float number) {
            return plain(Floats.yaml(number.number()));
        } else if (value instanceof Value.Bool bool) {
            return plain(bool.truth() ? "true" : "false");
        } else if (value instanceof Value.Time time) {
            return plain(Times.text(time.time()));
        } else {
            return plain("null");
        }
    }

    /** The text of a string, of a key for example. */
    static ScalarText ofString(String text) {
        if (text.equals("<<")) {
            return new ScalarText("!!merge", text, ScalarStyle.PLAIN);
        }
        return new ScalarText("", text, StringStyle.of(text));
    }

    /** A text that is written plain whatever it looks like. */
    static ScalarText plain(String text) {
        return new ScalarText("", text, ScalarStyle.PLAIN);
    }

    private static ScalarText ofBytes(byte[] bytes) {
        String letters = Base64.getEncoder().encodeToString(bytes);
        if (letters.length() <= BASE64_LINE) {
            return new ScalarText("!!binary", letters, ScalarStyle.PLAIN);
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < letters.length(); i += BASE64_LINE) {
            lines.append(letters, i, Math.min(letters.length(), i + BASE64_LINE)).append('\n');
        }
        return new ScalarText("!!binary", lines.toString(), ScalarStyle.LITERAL);
    }

    /** Whether it can stand before a colon without a question mark (clause F100). */
    boolean isSimpleKey() {
        int room = LONGEST_SIMPLE_KEY - tag.length();
        if (text.length() > room || hasBreak()) {
            return false;
        }
        return 3 * text.length() <= room || text.getBytes(StandardCharsets.UTF_8).length <= room;
    }

    private boolean hasBreak() {
        for (int i = 0; i < text.length(); i++) {
            if (Characters.isBreak(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Shows the style only. */
    @Override
    public String toString() {
        return style.toString();
    }
}
