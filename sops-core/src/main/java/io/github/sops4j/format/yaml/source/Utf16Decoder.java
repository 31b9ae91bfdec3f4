package io.github.sops4j.format.yaml.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 behind a byte order mark to characters, as strict as {@link Utf8Decoder}. */
final class Utf16Decoder {

    private Utf16Decoder() {}

    static SourceText decode(byte[] file, Charset charset) {
        int high = charset.equals(StandardCharsets.UTF_16BE) ? 0 : 1;
        int units = file.length / 2 - 1;
        char[] chars = new char[units + SourceText.PADDING];
        for (int i = 0; i < units; i++) {
            int at = 2 + 2 * i;
            chars[i] = (char) (((file[at + high] & 0xFF) << 8) | (file[at + 1 - high] & 0xFF));
        }
        SourceText text = new SourceText(chars, units, charset, true, null);
        check(text);
        if (file.length % 2 != 0) {
            throw text.error(units, "incomplete UTF-16 character");
        }
        return text;
    }

    private static void check(SourceText text) {
        char[] chars = text.chars();
        for (int i = 0; i < text.length(); i++) {
            char c = chars[i];
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(chars[i])) {
                    throw text.error(i - 1, "expected low surrogate area");
                }
            } else if (Character.isLowSurrogate(c)) {
                throw text.error(i, "unexpected low surrogate area");
            } else if (!Utf8Decoder.isAllowed(c)) {
                throw text.error(i, "control characters are not allowed");
            } else if (i == 0 && c == '\uFEFF') {
                throw text.error(i, "found a second byte order mark");
            }
        }
    }
}
