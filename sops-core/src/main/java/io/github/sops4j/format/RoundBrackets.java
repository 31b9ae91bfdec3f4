package io.github.sops4j.format;

import org.jspecify.annotations.Nullable;

/**
 * Ciphertexts in round brackets, {@code ENC(…)}, for places where SOPS must not see a closing
 * square bracket: behind the name of an INI section (clause F129), and behind another ciphertext,
 * of which that bracket is the end (clause F19).
 */
public final class RoundBrackets {
    private static final String SQUARE = "ENC[";
    private static final String ROUND = "ENC(AES256_GCM,";

    private RoundBrackets() {}

    /** A ciphertext, given round brackets. */
    public static String around(String ciphertext) {
        return "ENC(" + ciphertext.substring(SQUARE.length(), ciphertext.length() - 1) + ")";
    }

    /** The ciphertext that a text with round brackets is; null when it is none. */
    public static @Nullable String in(String text) {
        return text.startsWith(ROUND) && text.endsWith(")")
                ? SQUARE + text.substring(SQUARE.length(), text.length() - 1) + "]"
                : null;
    }
}
