package io.github.sops4j.crypt;

import io.github.sops4j.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ciphertexts of a file that is encrypted again under the same data key. One is used again only for
 * the very bytes and the very path it is for, and once: two equal elements of a list must not look
 * alike.
 */
public final class KeptCiphertexts {
    /** Bytes as a text of as many characters, which compares by value. */
    private record Place(String path, String type, String plaintext) {
        @Override
        public String toString() {
            return "Place";
        }
    }

    private final Map<Place, Deque<String>> ciphertexts = new HashMap<>();

    /** None, as for a file that is encrypted for the first time. */
    public KeptCiphertexts() {}

    void add(TreePath path, Opened opened) {
        if (opened.iv().length == Resealing.IV_LENGTH) {
            Place place = new Place(text(path), opened.type(), text(opened.bytes()));
            ciphertexts.computeIfAbsent(place, key -> new ArrayDeque<>(1)).add(opened.ciphertext());
        }
    }

    /** A ciphertext that was not taken yet; null when there is none. */
    @Nullable String take(TreePath path, String type, byte[] plaintext) {
        if (ciphertexts.isEmpty()) {
            return null;
        }
        Deque<String> left = ciphertexts.get(new Place(text(path), type, text(plaintext)));
        return left == null ? null : left.poll();
    }

    /** What a ciphertext is bound to: other paths may be written alike. */
    static String text(TreePath path) {
        return text(path.additionalData());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
