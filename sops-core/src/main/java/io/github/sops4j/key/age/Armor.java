package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The text form of an age file: strict PEM of 64 columns without headers (clause K56). */
final class Armor {

    static final int COLUMNS = 64;

    private static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
    private static final String END = "-----END AGE ENCRYPTED FILE-----";
    private static final int FULL_LINE_BYTES = 48;
    private static final int MAX_WHITE_SPACE = 1024;

    private final byte[] text;
    private int next;
    private int lineStart;
    private int lineEnd;

    private Armor(byte[] text) {
        this.text = text;
    }

    /** Lines of 64 columns between the two marks, each ended by a line feed. */
    static String encode(byte[] file) {
        String base64 = new String(Base64.getEncoder().encode(file), StandardCharsets.ISO_8859_1);
        StringBuilder armor = new StringBuilder(base64.length() + base64.length() / COLUMNS + 80);
        armor.append(BEGIN).append('\n');
        for (int at = 0; at < base64.length(); at += COLUMNS) {
            armor.append(base64, at, Math.min(at + COLUMNS, base64.length())).append('\n');
        }
        return armor.append(END).append('\n').toString();
    }

    /**
     * The file in an armor; white space around it is ignored up to 1024 bytes on each side.
     *
     * @throws KeyException saying what is wrong with the armor
     */
    static byte[] decode(byte[] text) throws KeyException {
        Armor armor = new Armor(text);
        armor.readBegin();
        byte[] file = armor.readBody();
        armor.readRest();
        return file;
    }

    private void readBegin() throws KeyException {
        do {
            if (next > MAX_WHITE_SPACE) {
                throw invalid("too much leading whitespace");
            }
            readLine();
        } while (isBlankLine());
        if (!lineIs(BEGIN)) {
            throw invalid("the first line is not \"" + BEGIN + "\"");
        }
    }

    private byte[] readBody() throws KeyException {
        ByteArrayOutputStream file = new ByteArrayOutputStream(text.length / 4 * 3);
        for (readLine(); !lineIs(END); readLine()) {
            byte[] bytes = decodeLine();
            file.write(bytes, 0, bytes.length);
            if (bytes.length < FULL_LINE_BYTES) {
                readLine();
                if (!lineIs(END)) {
                    throw invalid("a short line is not followed by \"" + END + "\"");
                }
                break;
            }
        }
        return file.toByteArray();
    }

    private byte[] decodeLine() throws KeyException {
        if (lineEnd == lineStart) {
            throw invalid("empty line in armored data");
        }
        if (lineEnd - lineStart > COLUMNS) {
            throw invalid("column limit exceeded");
        }
        byte @Nullable [] bytes = StrictBase64.decodePadded(text, lineStart, lineEnd);
        if (bytes == null) {
            throw invalid("a line is not canonical base64");
        }
        return bytes;
    }

    private void readRest() throws KeyException {
        if (text.length - next >= MAX_WHITE_SPACE) {
            throw invalid("too much trailing whitespace");
        }
        lineStart = next;
        lineEnd = text.length;
        if (!isBlankLine()) {
            throw invalid("trailing data after armored file");
        }
    }

    private void readLine() throws KeyException {
        if (next >= text.length) {
            throw invalid("unexpected end");
        }
        lineStart = next;
        int end = next;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        next = Math.min(end + 1, text.length);
        lineEnd = end > lineStart && text[end - 1] == '\r' ? end - 1 : end;
    }

    private boolean isBlankLine() {
        for (int i = lineStart; i < lineEnd; i++) {
            if (text[i] != ' ' && (text[i] < '\t' || text[i] > '\r')) {
                return false;
            }
        }
        return true;
    }

    private boolean lineIs(String mark) {
        if (lineEnd - lineStart != mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (text[lineStart + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static KeyException invalid(String reason) {
        return new KeyException("invalid armor: " + reason);
    }
}
