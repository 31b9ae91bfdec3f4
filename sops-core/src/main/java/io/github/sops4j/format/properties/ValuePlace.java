package io.github.sops4j.format.properties;

import io.github.sops4j.format.Span;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands.
 *
 * @param start its first character
 * @param end where its last line breaks
 * @param spelling what stands behind its ciphertext, or null
 */
record ValuePlace(int start, int end, @Nullable Comment spelling) implements Origin {

    /** Where the ciphertext of an encrypted file ends; what is behind it has its own. */
    int ciphertextEnd() {
        return spelling != null && spelling.origin() instanceof Span span ? span.start() : end;
    }
}
