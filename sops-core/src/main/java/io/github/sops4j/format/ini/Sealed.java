package io.github.sops4j.format.ini;

/**
 * Ciphertexts of comments behind the name of a section, where a closing bracket would end up in the
 * name (clause F129): they have round brackets.
 */
final class Sealed {
    private static final String PREFIX = "ENC[";
    private static final String ROUND_PREFIX = "ENC(AES256_GCM,";

    private Sealed() {}

    /** What stands in a piece, with the brackets of other ciphertexts. */
    static String text(String source, Piece piece) {
        String text = piece.text(source);
        boolean round =
                piece.kind() == Piece.Kind.HEADER
                        && text.startsWith(ROUND_PREFIX)
                        && text.endsWith(")");
        return round ? PREFIX + text.substring(PREFIX.length(), text.length() - 1) + "]" : text;
    }

    /** A ciphertext as it stands in a piece. */
    static String inPlace(String ciphertext, Piece piece) {
        return piece.kind() == Piece.Kind.HEADER
                ? "ENC(" + ciphertext.substring(PREFIX.length(), ciphertext.length() - 1) + ")"
                : ciphertext;
    }
}
