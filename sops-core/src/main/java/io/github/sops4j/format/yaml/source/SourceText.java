package io.github.sops4j.format.yaml.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a YAML file together with the encoding it came in (clause F79). Offsets are UTF-16
 * code units of the text without its byte order mark.
 */
public final class SourceText {

    /** NULs behind the text, so that looking ahead needs no bounds check. */
    static final int PADDING = 2;

    private final char[] chars;
    private final int length;
    private final Charset charset;
    private final boolean marked;
    private final byte @Nullable [] ascii;

    /**
     * @param chars the text and at least {@link #PADDING} NULs behind it
     * @param length the length of the text
     * @param charset the encoding of the file
     * @param marked whether the file began with a byte order mark
     * @param ascii the file, if each of its bytes is one character
     */
    SourceText(char[] chars, int length, Charset charset, boolean marked, byte @Nullable [] ascii) {
        this.chars = chars;
        this.length = length;
        this.charset = charset;
        this.marked = marked;
        this.ascii = ascii;
    }

    /**
     * Decodes a file: UTF-16 when a byte order mark says so, otherwise UTF-8.
     *
     * @throws YamlSyntaxException on malformed bytes, and on control characters YAML does not allow
     */
    public static SourceText decode(byte[] file) {
        if (file.length >= 2 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE) {
            return Utf16Decoder.decode(file, StandardCharsets.UTF_16LE);
        }
        if (file.length >= 2 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF) {
            return Utf16Decoder.decode(file, StandardCharsets.UTF_16BE);
        }
        return new Utf8Decoder(file).decode();
    }

    /**
     * The characters of the text, shared with this object: not to be changed. The array is longer
     * than {@link #length()}; what follows the text are NULs.
     */
    public char[] chars() {
        return chars;
    }

    /** The number of characters, without a byte order mark. */
    public int length() {
        return length;
    }

    /** The characters from {@code start} up to {@code end}; cutting bytes out is faster. */
    public String substring(int start, int end) {
        return ascii == null
                ? new String(chars, start, end - start)
                : new String(ascii, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The number of the line that holds an offset, from 1; takes time linear in the offset. */
    public int line(int offset) {
        int line = 1;
        int at = 0;
        while (at < offset) {
            int next = behindBreak(at);
            if (next > offset) {
                break;
            }
            line += next > at ? 1 : 0;
            at = Math.max(next, at + 1);
        }
        return line;
    }

    /** The column of an offset in its line, in Unicode characters from 1. */
    public int column(int offset) {
        int start = offset;
        while (start > 0 && !CharClass.isBreak(chars[start - 1])) {
            start--;
        }
        return 1 + Character.codePointCount(chars, start, offset - start);
    }

    /**
     * The line break of the text: that of its first line, {@code "\n"} when it has only one line.
     */
    public String lineBreak() {
        for (int at = 0; at < length; at++) {
            if (chars[at] == '\n') {
                return "\n";
            }
            if (chars[at] == '\r') {
                return chars[at + 1] == '\n' ? "\r\n" : "\r";
            }
        }
        return "\n";
    }

    /** Whether the text ends with a line break of any kind. */
    public boolean endsWithLineBreak() {
        return length > 0 && CharClass.isBreak(chars[length - 1]);
    }

    /**
     * The bytes of a text in the encoding of this one, behind a byte order mark when this one had
     * it.
     *
     * @param text well-formed Unicode
     */
    public byte[] encode(CharSequence text) {
        return (marked ? "\uFEFF" + text : text.toString()).getBytes(charset);
    }

    /** Whether the file was in UTF-8; otherwise it was in UTF-16. */
    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** The offset behind the line break at an offset, or the same offset when there is none. */
    int behindBreak(int at) {
        if (!CharClass.isBreak(chars[at])) {
            return at;
        }
        return chars[at] == '\r' && chars[at + 1] == '\n' ? at + 2 : at + 1;
    }

    YamlSyntaxException error(int offset, String problem) {
        int at = Math.min(offset, length);
        return new YamlSyntaxException(line(at), column(at), problem);
    }
}
