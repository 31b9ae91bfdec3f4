package io.github.sops4j.key.age;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 of which every text has one value and every value one text (RFC 4648, section 3.5). */
final class StrictBase64 {

    private static final Base64.Encoder UNPADDED = Base64.getEncoder().withoutPadding();

    private StrictBase64() {}

    /** The bytes of an unpadded text; null when it is not canonical. */
    static byte @Nullable [] decode(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        return decode(ascii, 0, ascii.length, UNPADDED);
    }

    /** The bytes of an unpadded range; null when it is not canonical. */
    static byte @Nullable [] decode(byte[] text, int from, int to) {
        return decode(text, from, to, UNPADDED);
    }

    /** The bytes of a padded range; null when it is not canonical. */
    static byte @Nullable [] decodePadded(byte[] text, int from, int to) {
        return decode(text, from, to, Base64.getEncoder());
    }

    static String encode(byte[] bytes) {
        return new String(UNPADDED.encode(bytes), StandardCharsets.ISO_8859_1);
    }

    private static byte @Nullable [] decode(
            byte[] text, int from, int to, Base64.Encoder canonical) {
        byte[] range = Arrays.copyOfRange(text, from, to);
        try {
            byte[] bytes = Base64.getDecoder().decode(range);
            return Arrays.equals(range, canonical.encode(bytes)) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
