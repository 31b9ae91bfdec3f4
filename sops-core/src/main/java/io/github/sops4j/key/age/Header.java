package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header of an age file: who can recover the file key, and a MAC under that key. */
final class Header {

    private static final String INTRO = "age-encryption.org/v1\n";
    private static final int MAC_BYTES = 32;
    private static final int FULL_LINE_BYTES = 48;

    /** Each stanza costs each identity a key agreement; a SOPS file has one per age file. */
    private static final int MAX_STANZAS = 1024;

    private final byte[] file;
    private final List<Stanza> stanzas = new ArrayList<>(1);
    private byte[] mac = new byte[0];
    private int macEnd;
    private int next;

    private Header(byte[] file) {
        this.file = file;
    }

    /**
     * Reads the header a file starts with; the file is kept for the check of its MAC.
     *
     * @throws KeyException when it is not an age v1 header, or has more than 1024 stanzas
     */
    static Header parse(byte[] file) throws KeyException {
        Header header = new Header(file);
        header.readIntro();
        while (!header.startsWith("---")) {
            if (header.stanzas.size() == MAX_STANZAS) {
                throw malformed("more than " + MAX_STANZAS + " recipients");
            }
            header.stanzas.add(header.readStanza());
        }
        header.readMac();
        return header;
    }

    /** The bytes of a header with one stanza and its MAC. */
    static byte[] write(Stanza stanza, byte[] fileKey) {
        StringBuilder text = new StringBuilder(256).append(INTRO);
        stanza.appendTo(text);
        text.append("---");
        byte[] authenticated = text.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] mac = mac(fileKey, authenticated, authenticated.length);
        text.append(' ').append(StrictBase64.encode(mac)).append('\n');
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    List<Stanza> stanzas() {
        return stanzas;
    }

    /** Where the payload starts in the file. */
    int length() {
        return next;
    }

    /** Whether the holder of this file key wrote this header. */
    boolean isAuthentic(byte[] fileKey) {
        return MessageDigest.isEqual(mac, mac(fileKey, file, macEnd));
    }

    private static byte[] mac(byte[] fileKey, byte[] header, int length) {
        byte[] key = Primitives.hkdf(fileKey, new byte[0], "header");
        try {
            return Primitives.hmac(key, header, length);
        } finally {
            Primitives.wipe(key);
        }
    }

    private void readIntro() throws KeyException {
        if (file.length == 0) {
            throw malformed("file is empty");
        }
        if (!startsWith(INTRO)) {
            throw malformed("it does not start with \"age-encryption.org/v1\"");
        }
        next = INTRO.length();
    }

    private Stanza readStanza() throws KeyException {
        int end = lineEnd();
        List<String> words = words(end);
        if (words.size() < 2 || !words.get(0).equals("->")) {
            throw malformed("malformed stanza at byte " + next);
        }
        next = end + 1;
        return new Stanza(words.get(1), words.subList(2, words.size()), readBody());
    }

    private byte[] readBody() throws KeyException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(FULL_LINE_BYTES);
        while (true) {
            int end = lineEnd();
            byte @Nullable [] line =
                    end - next > Armor.COLUMNS ? null : StrictBase64.decode(file, next, end);
            if (line == null) {
                throw malformed("malformed stanza body at byte " + next);
            }
            next = end + 1;
            body.write(line, 0, line.length);
            if (line.length < FULL_LINE_BYTES) {
                return body.toByteArray();
            }
        }
    }

    private void readMac() throws KeyException {
        macEnd = next + 3;
        int end = lineEnd();
        List<String> words = words(end);
        byte @Nullable [] bytes =
                words.size() == 2 && words.get(0).equals("---")
                        ? StrictBase64.decode(words.get(1))
                        : null;
        if (bytes == null || bytes.length != MAC_BYTES) {
            throw malformed("malformed closing line");
        }
        mac = bytes;
        next = end + 1;
    }

    /** The words of a line, separated by single spaces, of visible ASCII. */
    private List<String> words(int end) throws KeyException {
        List<String> words = new ArrayList<>(3);
        int start = next;
        for (int i = next; i <= end; i++) {
            if (i == end || file[i] == ' ') {
                if (i == start) {
                    throw malformed("malformed line at byte " + next);
                }
                words.add(new String(file, start, i - start, StandardCharsets.US_ASCII));
                start = i + 1;
            } else if (file[i] < '!' || file[i] > '~') {
                throw malformed("malformed line at byte " + next);
            }
        }
        return words;
    }

    private int lineEnd() throws KeyException {
        for (int i = next; i < file.length; i++) {
            if (file[i] == '\n') {
                return i;
            }
        }
        throw malformed("unexpected end");
    }

    private boolean startsWith(String text) {
        if (file.length - next < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (file[next + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static KeyException malformed(String reason) {
        return new KeyException("failed to read header: parsing age header: " + reason);
    }
}
