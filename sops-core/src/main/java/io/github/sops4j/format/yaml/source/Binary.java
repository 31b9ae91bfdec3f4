package io.github.sops4j.format.yaml.source;

import io.github.sops4j.tree.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The content of a {@code !!binary} scalar (clause F86). */
final class Binary {
    private Binary() {}

    /** Standard base64 with its padding; line breaks do not count. */
    static Value decode(String text) throws TagConversionException {
        String letters = withoutBreaks(text);
        if (letters.length() % 4 != 0) {
            throw malformed();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(letters);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        return ofBytes(bytes);
    }

    private static TagConversionException malformed() {
        return new TagConversionException("!!binary value contains invalid base64 data");
    }

    private static Value ofBytes(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Value.Text(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
        } catch (CharacterCodingException e) {
            return new Value.Bytes(bytes);
        }
    }

    private static String withoutBreaks(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text;
        }
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
