package io.github.sops4j.cipher;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted value as it stands in a file (clause F18): {@code
 * ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]}.
 *
 * @param data ciphertext and tag, in this order (clause F23)
 * @param iv the nonce, of any length from one byte (clause F22)
 * @param type the type name: {@code str int float bool time bytes comment}, or another one
 */
public record EncryptedValue(byte[] data, byte[] iv, String type) {
    /** The type name of comments. */
    public static final String COMMENT = "comment";

    private static final String PREFIX = "ENC[AES256_GCM,data:";
    private static final String IV = ",iv:";
    private static final String TAG = ",tag:";
    private static final String TYPE = ",type:";

    /** Bytes of a GCM tag. */
    static final int TAG_LENGTH = 16;

    /**
     * Reads an encrypted value; text behind the last bracket of the first line is ignored (clause
     * F19).
     *
     * @throws CipherException when the text is not of this form, or not Base64 where it has to be
     */
    public static EncryptedValue parse(String text) throws CipherException {
        try {
            EncryptedValue value = parse(text, text.length());
            if (value.type.indexOf('\n') < 0) {
                return value;
            }
        } catch (CipherException malformed) {
            if (text.indexOf('\n') < 0) {
                throw malformed;
            }
        }
        return parse(text, text.indexOf('\n'));
    }

    /** What has several lines is seldom an encrypted value, so lines are looked for only then. */
    private static EncryptedValue parse(String text, int end) throws CipherException {
        int close = text.lastIndexOf(']', end);
        int type = before(text, TYPE, close);
        int tag = before(text, TAG, type);
        int iv = before(text, IV, tag);
        if (!text.startsWith(PREFIX) || iv <= PREFIX.length()) {
            throw new CipherException("Input string does not match sops' data format");
        }
        byte[] data = decode("data", text.substring(PREFIX.length(), iv));
        byte[] nonce = decode("iv", text.substring(iv + IV.length(), tag));
        byte[] seal = decode("tag", text.substring(tag + TAG.length(), type));
        byte[] sealed = new byte[data.length + seal.length];
        System.arraycopy(data, 0, sealed, 0, data.length);
        System.arraycopy(seal, 0, sealed, data.length, seal.length);
        return new EncryptedValue(sealed, nonce, text.substring(type + TYPE.length(), close));
    }

    /** The type name in an encrypted value without decoding the rest, or null when it is none. */
    public static @Nullable String typeOf(String text) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        int line = text.indexOf('\n');
        int close = text.lastIndexOf(']', line < 0 ? text.length() : line);
        int type = before(text, TYPE, close);
        return type < 0 ? null : text.substring(type + TYPE.length(), close);
    }

    /** The last occurrence that leaves at least one character before {@code end}. */
    private static int before(String text, String mark, int end) {
        return end < 0 ? -1 : text.lastIndexOf(mark, end - mark.length() - 1);
    }

    /** Go's standard decoder: padding is mandatory and CR is ignored (clause F20). */
    private static byte[] decode(String part, String base64) throws CipherException {
        try {
            if (base64.length() % 4 == 0) {
                return Base64.getDecoder().decode(base64);
            }
        } catch (IllegalArgumentException notBase64) {
            // so are those with CR, which are looked at below
        }
        if (base64.indexOf('\r') >= 0) {
            return decode(part, base64.replace("\r", ""));
        }
        throw new CipherException("Error base64-decoding " + part + ": illegal base64 data");
    }

    /** The text that stands in a file. */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        int length = data.length - TAG_LENGTH;
        byte[] tag = new byte[TAG_LENGTH];
        System.arraycopy(data, length, tag, 0, TAG_LENGTH);
        byte[] body = new byte[length];
        System.arraycopy(data, 0, body, 0, length);
        return PREFIX
                + base64.encodeToString(body)
                + IV
                + base64.encodeToString(iv)
                + TAG
                + base64.encodeToString(tag)
                + TYPE
                + type
                + "]";
    }
}
