package io.github.sops4j.format.yaml.source;

import java.nio.charset.StandardCharsets;

/** UTF-8 to characters; strict, and refuses what YAML does not allow in a file (clause F79). */
final class Utf8Decoder {

    private final byte[] file;
    private final boolean marked;
    private final char[] chars;
    private int length;
    private int at;

    Utf8Decoder(byte[] file) {
        this.file = file;
        this.marked =
                file.length >= 3
                        && file[0] == (byte) 0xEF
                        && file[1] == (byte) 0xBB
                        && file[2] == (byte) 0xBF;
        this.at = marked ? 3 : 0;
        this.chars = new char[file.length - at + SourceText.PADDING];
    }

    SourceText decode() {
        while (at < file.length) {
            decodeAscii();
            if (at < file.length) {
                decodeCharacter();
            }
        }
        refuseSecondMark();
        return text();
    }

    private void decodeAscii() {
        byte[] bytes = file; // the compiler does not keep fields in registers here
        char[] decoded = chars;
        int from = at;
        int to = length;
        while (from < bytes.length) {
            byte b = bytes[from];
            if ((b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 0x7F) {
                break;
            }
            decoded[to++] = (char) b;
            from++;
        }
        at = from;
        length = to;
    }

    private void decodeCharacter() {
        int lead = file[at] & 0xFF;
        int width = width(lead);
        if (width == 0) {
            throw error("invalid leading UTF-8 octet");
        }
        if (at + width > file.length) {
            throw error("incomplete UTF-8 octet sequence");
        }
        int value = width == 1 ? lead : lead & (0x7F >> width);
        for (int i = 1; i < width; i++) {
            int octet = file[at + i] & 0xFF;
            if ((octet & 0xC0) != 0x80) {
                throw error("invalid trailing UTF-8 octet");
            }
            value = (value << 6) | (octet & 0x3F);
        }
        check(value, width);
        length += Character.toChars(value, chars, length);
        at += width;
    }

    private void check(int value, int width) {
        if ((width == 2 && value < 0x80)
                || (width == 3 && value < 0x800)
                || (width == 4 && value < 0x10000)) {
            throw error("invalid length of a UTF-8 sequence");
        }
        if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) {
            throw error("invalid Unicode character");
        }
        if (!isAllowed(value)) {
            throw error("control characters are not allowed");
        }
    }

    /**
     * Go-YAML then drops the first character of later lines, whatever it is: nobody wants that
     * file.
     */
    private void refuseSecondMark() {
        if (marked && length > 0 && chars[0] == '\uFEFF') {
            throw text().error(0, "found a second byte order mark");
        }
    }

    /** How many bytes a character takes, by its first; 0 when none begins so. */
    static int width(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if ((lead & 0xE0) == 0xC0) {
            return 2;
        }
        if ((lead & 0xF0) == 0xE0) {
            return 3;
        }
        return (lead & 0xF8) == 0xF0 ? 4 : 0;
    }

    /** Whether a character may stand in a file: no controls, no U+FEFF's mirror image. */
    static boolean isAllowed(int value) {
        if (value < 0x7F) {
            return value >= ' ' || value == '\n' || value == '\r' || value == '\t';
        }
        return value == 0x85
                || (value >= 0xA0 && value <= 0xD7FF)
                || (value >= 0xE000 && value <= 0xFFFD)
                || value >= 0x10000;
    }

    private SourceText text() {
        boolean isAscii = length == file.length; // anything else takes more bytes than characters
        return new SourceText(chars, length, StandardCharsets.UTF_8, marked, isAscii ? file : null);
    }

    private YamlSyntaxException error(String problem) {
        return text().error(length, problem);
    }
}
