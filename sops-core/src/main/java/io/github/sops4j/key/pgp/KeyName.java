package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * How a key is named in {@code fp}: by a fingerprint or by a long id, of itself or of a subkey
 * (clause K43).
 *
 * @param digits 16, 40 or 64 hexadecimal digits in upper case
 * @param exact whether just this key is meant, not the encryption key beside it: a final {@code !}
 */
record KeyName(String digits, boolean exact) {

    private static final int ID_DIGITS = 16;
    private static final int FINGERPRINT_DIGITS = 40;
    private static final int LONG_FINGERPRINT_DIGITS = 64;

    /** Checks the number of digits. */
    KeyName {
        if (digits.length() != ID_DIGITS
                && digits.length() != FINGERPRINT_DIGITS
                && digits.length() != LONG_FINGERPRINT_DIGITS) {
            throw new IllegalArgumentException("not the digits of a key: " + digits.length());
        }
    }

    /**
     * Reads a name.
     *
     * @throws KeyException when it is a user id, a short id, or no name at all
     */
    static KeyName parse(String text) throws KeyException {
        boolean exact = text.endsWith("!");
        String digits = exact ? text.substring(0, text.length() - 1) : text;
        if (digits.startsWith("0x")) {
            digits = digits.substring(2);
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
                throw notAName(text);
            }
        }
        try {
            return new KeyName(digits.toUpperCase(Locale.ROOT), exact);
        } catch (IllegalArgumentException wrongLength) {
            throw notAName(text);
        }
    }

    private static KeyException notAName(String text) {
        return new KeyException(
                "'"
                        + text
                        + "' is not a valid long keyID: name the key by its fingerprint (40 digits)"
                        + " or its long id (16 digits)");
    }

    /** Whether a fingerprint is the one meant, or belongs to the id meant. */
    boolean fits(byte[] fingerprint) {
        String full = digits(fingerprint);
        boolean isLong = full.length() == LONG_FINGERPRINT_DIGITS;
        return digits.length() == ID_DIGITS
                ? isLong ? full.startsWith(digits) : full.endsWith(digits)
                : full.equals(digits);
    }

    /** The names of those a message is for. */
    static String list(List<Long> ids) {
        StringBuilder names = new StringBuilder();
        for (long id : ids) {
            names.append(names.length() == 0 ? "" : ", ");
            names.append(id == PgpMessage.HIDDEN ? "of a hidden recipient" : hex(id));
        }
        return names.toString();
    }

    /** A fingerprint as names have it. */
    static String digits(byte[] fingerprint) {
        return HexFormat.of().withUpperCase().formatHex(fingerprint);
    }

    /** The name of a key in messages. */
    static String hex(long id) {
        return "0x" + HexFormat.of().withUpperCase().toHexDigits(id);
    }
}
