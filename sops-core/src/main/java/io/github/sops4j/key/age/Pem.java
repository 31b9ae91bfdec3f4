package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The first block of a PEM file (RFC 1421, RFC 7468).
 *
 * <p>{@code type} is what stands after BEGIN; {@code encryption} the value of the header DEK-Info,
 * empty when the content is not encrypted; {@code content} is wiped on close.
 */
final class Pem implements AutoCloseable {

    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final String ENCRYPTION = "DEK-Info:";

    private final String type;
    private final String encryption;
    private final byte[] content;

    private Pem(String type, String encryption, byte[] content) {
        this.type = type;
        this.encryption = encryption;
        this.content = content;
    }

    static Pem parse(byte[] file) throws KeyException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(BEGIN);
        int typeEnd = begin < 0 ? -1 : text.indexOf(DASHES, begin + BEGIN.length());
        if (typeEnd < 0) {
            throw none();
        }
        String type = text.substring(begin + BEGIN.length(), typeEnd);
        int end = text.indexOf("-----END " + type + DASHES, typeEnd);
        if (end < 0) {
            throw none();
        }
        return parse(type, text.substring(typeEnd + DASHES.length(), end));
    }

    private static Pem parse(String type, String body) throws KeyException {
        String encryption = "";
        int start = 0;
        int colon = body.indexOf(':');
        if (colon >= 0) {
            encryption = header(body);
            int last = body.lastIndexOf(':');
            start = body.indexOf('\n', last);
        }
        try {
            byte[] content = Base64.getMimeDecoder().decode(body.substring(Math.max(start, 0)));
            return new Pem(type, encryption, content);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static String header(String body) {
        int at = body.indexOf(ENCRYPTION);
        if (at < 0) {
            return "";
        }
        int end = body.indexOf('\n', at);
        return body.substring(at + ENCRYPTION.length(), end < 0 ? body.length() : end).strip();
    }

    private static KeyException none() {
        return new KeyException("ssh: no key found");
    }

    String type() {
        return type;
    }

    String encryption() {
        return encryption;
    }

    /** The decoded block; the array itself. */
    byte[] content() {
        return content;
    }

    @Override
    public void close() {
        Primitives.wipe(content);
    }
}
