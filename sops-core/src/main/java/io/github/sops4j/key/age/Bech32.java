package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Quoted;
import java.util.Locale;

/** Bech32 (BIP 173) without its length limit, in one case throughout, as age spells its keys. */
final class Bech32 {

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int CHECKSUM = 6;
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };

    private Bech32() {}

    /** The bytes of a public key with this prefix, in lower case. */
    static byte[] recipient(String text, String prefix) throws KeyException {
        try {
            return decode(text, prefix, "invalid type ");
        } catch (KeyException e) {
            throw malformedRecipient(text, e.getMessage());
        }
    }

    /** A text that is no public key, and why. */
    static KeyException malformedRecipient(String text, String reason) {
        return new KeyException("malformed recipient " + Quoted.of(text) + ": " + reason);
    }

    /** The bytes of a secret key with this prefix, in upper case. The text is in no message. */
    static byte[] secretKey(String text, String prefix) throws KeyException {
        try {
            return decode(text, prefix, "unknown type ");
        } catch (KeyException e) {
            throw new KeyException("malformed secret key: " + e.getMessage());
        }
    }

    /** The prefix of a whole text, whatever it stands before. */
    static String checkedPrefix(String text, String context) throws KeyException {
        try {
            int separator = separator(text);
            String prefix = text.substring(0, separator);
            Primitives.wipe(bytes(prefix, values(text, separator)));
            return prefix;
        } catch (KeyException e) {
            throw new KeyException(context + e.getMessage());
        }
    }

    private static byte[] decode(String text, String prefix, String otherPrefix)
            throws KeyException {
        int separator = separator(text);
        String found = text.substring(0, separator);
        byte[] bytes = bytes(found, values(text, separator));
        if (!found.equals(prefix)) {
            throw new KeyException(otherPrefix + Quoted.of(found));
        }
        return bytes;
    }

    /** The bytes of values whose checksum is right; the values are wiped. */
    private static byte[] bytes(String prefix, byte[] values) throws KeyException {
        if (checksum(prefix, values) != 1) {
            throw new KeyException("invalid checksum");
        }
        try {
            return bytes(values, values.length - CHECKSUM);
        } finally {
            Primitives.wipe(values);
        }
    }

    private static int separator(String text) throws KeyException {
        if (!text.toLowerCase(Locale.ROOT).equals(text)
                && !text.toUpperCase(Locale.ROOT).equals(text)) {
            throw new KeyException("mixed case");
        }
        int separator = text.lastIndexOf('1');
        if (separator < 1 || separator + CHECKSUM + 1 > text.length()) {
            throw new KeyException(
                    "separator '1' at invalid position: pos="
                            + separator
                            + ", len="
                            + text.length());
        }
        return separator;
    }

    private static byte[] values(String text, int separator) throws KeyException {
        byte[] values = new byte[text.length() - separator - 1];
        for (int i = 0; i < values.length; i++) {
            char c = text.charAt(separator + 1 + i);
            int value = ALPHABET.indexOf(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            if (value < 0) {
                throw new KeyException("invalid character data part: s[" + i + "]=" + (int) c);
            }
            values[i] = (byte) value;
        }
        return values;
    }

    /** The checksum polynomial over prefix and values; 1 when the text is whole. */
    private static int checksum(String prefix, byte[] values) {
        int state = 1;
        String lower = prefix.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            state = step(state, lower.charAt(i) >> 5);
        }
        state = step(state, 0);
        for (int i = 0; i < lower.length(); i++) {
            state = step(state, lower.charAt(i) & 31);
        }
        for (byte value : values) {
            state = step(state, value);
        }
        return state;
    }

    private static int step(int state, int value) {
        int next = ((state & 0x1ffffff) << 5) ^ value;
        for (int bit = 0; bit < GENERATOR.length; bit++) {
            if (((state >> (25 + bit)) & 1) != 0) {
                next ^= GENERATOR[bit];
            }
        }
        return next;
    }

    /** Groups of five bits as bytes; what is left over must be fewer than five zero bits. */
    private static byte[] bytes(byte[] values, int count) throws KeyException {
        byte[] bytes = new byte[count * 5 / 8];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            held = ((held << 5) | values[i]) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        if (bits >= 5) {
            throw new KeyException("illegal zero padding");
        }
        if ((held & ((1 << bits) - 1)) != 0) {
            throw new KeyException("non-zero padding");
        }
        return bytes;
    }
}
