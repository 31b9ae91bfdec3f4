package io.github.sops4j.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 for files that may hold other bytes (clause F17): each of those becomes one lone surrogate,
 * U+DC80 to U+DCFF, and the same byte again when it is written.
 */
public final class Utf8 {
    /** Added to a byte that is no UTF-8. */
    private static final int ESCAPE = 0xDC00;

    private Utf8() {}

    /** The text of some bytes; {@link #encode} makes the same bytes of it. */
    public static String decode(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            out.put((char) (ESCAPE + (in.get() & 0xFF)));
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
        if (!hasEscapes(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
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
