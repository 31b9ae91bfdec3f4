package io.github.sops4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.testing.TestSops;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What our own way to ciphertext and back makes of a file; every check gives a problem or null. */
final class RoundTrip {
    private RoundTrip() {}

    /** A file that has nothing of what cannot be kept comes back as it was. */
    static @Nullable String sameBytes(byte[] plain, Variant variant, TestSops library) {
        byte[] encrypted;
        try {
            encrypted = variant.encrypt(plain, library);
        } catch (SopsException refused) {
            return null;
        }
        String changed = PlainFile.difference(lines(plain), lines(library.decrypt(encrypted)));
        return changed.isEmpty() ? null : "the file changes: " + changed;
    }

    /** Values and comments survive, and once the way is made another changes nothing. */
    static @Nullable String sameMeaning(byte[] plain, Variant variant, TestSops library)
            throws MalformedException {
        byte[] encrypted;
        try {
            encrypted = variant.encrypt(plain, library);
        } catch (SopsException refused) {
            return null;
        }
        byte[] once = library.decrypt(encrypted);
        String other = PlainFile.difference(PlainFile.values(plain), PlainFile.values(once));
        if (!other.isEmpty()) {
            return "values change: " + other;
        }
        List<String> missing = new ArrayList<>(PlainFile.comments(plain));
        PlainFile.comments(once).forEach(missing::remove);
        if (!missing.isEmpty()) {
            return "comments are lost: " + missing;
        }
        byte[] twice = library.decrypt(variant.encrypt(once, library));
        byte[] last = library.decrypt(variant.encrypt(twice, library));
        String changed = PlainFile.difference(lines(twice), lines(last));
        return changed.isEmpty() ? null : "the third round changes the file: " + changed;
    }

    private static List<String> lines(byte[] text) {
        return List.of(new String(text, UTF_8).split("(?<=\\n)", -1));
    }
}
