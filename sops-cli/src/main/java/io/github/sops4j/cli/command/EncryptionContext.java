package io.github.sops4j.cli.command;

import io.github.sops4j.cli.output.Log;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --encryption-context} says: pairs that AWS KMS binds a ciphertext to (clause K37).
 *
 * @param pairs by their keys; empty when the text is not valid
 * @param isValid whether each item of the text has exactly one colon
 */
record EncryptionContext(SortedMap<String, @Nullable String> pairs, boolean isValid) {

    /** Copies the pairs. */
    EncryptionContext {
        pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    }

    /** Blanks belong to the text; of two items with one key the last counts. */
    static EncryptionContext parse(String text) {
        SortedMap<String, @Nullable String> pairs = new TreeMap<>();
        if (text.isEmpty()) {
            return new EncryptionContext(pairs, true);
        }
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            int colon = text.indexOf(':', start);
            if (colon < 0 || colon >= end || text.lastIndexOf(':', end - 1) != colon) {
                return new EncryptionContext(new TreeMap<>(), false);
            }
            pairs.put(text.substring(start, colon), text.substring(colon + 1, end));
            start = end + 1;
        }
        return new EncryptionContext(pairs, true);
    }

    /** What SOPS says of a text that is not valid, before it fails or goes on without. */
    static void warn(Log log) {
        log.warn(
                "AWSKMS",
                "Encryption context contains a non-string value, context will not be used");
    }
}
