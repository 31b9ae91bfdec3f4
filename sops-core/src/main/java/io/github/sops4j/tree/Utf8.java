package io.github.sops4j.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 for files that may hold other bytes (clause F17): each of those becomes one lone surrogate,
 * U+DC80 to U+DCFF, and the same byte again when it is written.
 */
public final class Utf8 {
    /** Added to a byte that is no UTF-8. */
    private static final int ESCAPE = 0xDC00;

    private static final char REPLACEMENT = '\uFFFD';
    private static final int WINDOW = 8192;

    private Utf8() {}

    /** Whether some bytes are UTF-8; those that are not are told by their first such byte. */
    public static boolean isValid(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, WINDOW) + 1);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        return !result.isError();
    }

    /** The text of some bytes; {@link #encode} makes the same bytes of it. */
    public static String decode(byte[] bytes) {
        return decode(bytes, true);
    }

    /** The text of some bytes, U+FFFD for each that is no UTF-8 (clause F109). */
    public static String decodeReplacing(byte[] bytes) {
        return decode(bytes, false);
    }

    private static String decode(byte[] bytes, boolean escapes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0 || isValid(bytes)) {
            return text;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            int other = in.get() & 0xFF;
            out.put(escapes ? (char) (ESCAPE + other) : REPLACEMENT);
            result = decoder.reset().decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** Whether a text holds bytes that are no UTF-8. */
    public static boolean hasEscapes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLowSurrogate(text.charAt(i))) {
                if (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The bytes of a text. */
    public static byte[] encode(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return mayBeReplaced(plain) && hasEscapes(text) ? encodeEscaped(text) : plain;
    }

    /** What has no bytes of its own becomes a question mark; texts that have none are told fast. */
    private static boolean mayBeReplaced(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '?') {
                return true;
            }
        }
        return false;
    }

    private static byte[] encodeEscaped(String text) {
        byte[] bytes = new byte[3 * text.length()];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point >= ESCAPE && point <= 0xDFFF) {
                bytes[length++] = (byte) (point - ESCAPE);
            } else {
                byte[] one = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, bytes, length, one.length);
                length += one.length;
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
