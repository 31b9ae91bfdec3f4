package io.github.sops4j.format.ini;

import io.github.sops4j.format.RoundBrackets;

/**
 * Ciphertexts of comments behind the name of a section, where a closing bracket would end up in the
 * name (clause F129): they have round brackets.
 */
final class Sealed {
    private Sealed() {}

    /** What stands in a piece, with the brackets of other ciphertexts. */
    static String text(String source, Piece piece) {
        String text = piece.text(source);
        String sealed = piece.kind() == Piece.Kind.HEADER ? RoundBrackets.in(text) : null;
        return sealed == null ? text : sealed;
    }

    /** A ciphertext as it stands in a piece. */
    static String inPlace(String ciphertext, Piece piece) {
        return piece.kind() == Piece.Kind.HEADER ? RoundBrackets.around(ciphertext) : ciphertext;
    }
}
