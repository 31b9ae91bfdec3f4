package io.github.sops4j.interop;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.testing.TestSops;
import io.github.sops4j.tree.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What our own way to ciphertext and back makes of a file; every check gives a problem or null. */
final class RoundTrip {
    private final PlainFile plain;
    private final Variant variant;
    private final TestSops library;

    RoundTrip(PlainFile plain, Variant variant, TestSops library) {
        this.plain = plain;
        this.variant = variant;
        this.library = library;
    }

    /** A file that has nothing of what cannot be kept comes back as it was. */
    @Nullable String sameBytes() {
        byte[] once = once();
        if (once == null || Arrays.equals(plain.bytes(), once)) {
            return null;
        }
        return "the file changes: " + PlainFile.difference(lines(plain.bytes()), lines(once));
    }

    /** Values and comments survive, and once the way is made another changes nothing. */
    @Nullable String sameMeaning() {
        byte[] once = once();
        if (once == null) {
            return null;
        }
        PlainFile found = new PlainFile(once, plain.syntax());
        String other = otherValues(found);
        if (!other.isEmpty()) {
            return "values change: " + other;
        }
        List<String> missing = new ArrayList<>(plain.comments());
        found.comments().forEach(missing::remove);
        if (!missing.isEmpty()) {
            return "comments are lost: " + missing;
        }
        byte[] twice = comesBack(once);
        String changed = PlainFile.difference(lines(twice), lines(comesBack(twice)));
        return changed.isEmpty() ? null : "the third round changes the file: " + changed;
    }

    /**
     * With another data key the file decrypts to the same bytes; nothing but ciphertexts changed.
     */
    @Nullable String sameWhenRotated() {
        byte[] encrypted = encrypted();
        if (encrypted == null) {
            return null;
        }
        byte[] rotated = library.rotate(encrypted);
        String layout = PlainFile.difference(dataLines(encrypted), dataLines(rotated));
        if (!layout.isEmpty()) {
            return "rotation changes more than ciphertexts: " + layout;
        }
        return Arrays.equals(library.decrypt(encrypted), library.decrypt(rotated))
                ? null
                : "the rotated file decrypts to other bytes: "
                        + PlainFile.difference(
                                lines(library.decrypt(encrypted)), lines(library.decrypt(rotated)));
    }

    /** Encrypted for three groups instead of one the file is the same but for its metadata. */
    @Nullable String sameWhenRewrapped() {
        byte[] encrypted = encrypted();
        if (encrypted == null) {
            return null;
        }
        byte[] rewrapped = library.rewrapInGroups(encrypted, 3);
        return Arrays.equals(library.decrypt(encrypted), library.decrypt(rewrapped))
                ? null
                : "the file with other key groups decrypts to other bytes: "
                        + PlainFile.difference(
                                lines(library.decrypt(encrypted)),
                                lines(library.decrypt(rewrapped)));
    }

    private static List<String> dataLines(byte[] encrypted) {
        return List.of(Ciphertexts.masked(Utf8.decode(encrypted)).split("(?<=\\n)", -1));
    }

    private String otherValues(PlainFile found) {
        try {
            return PlainFile.difference(plain.values(), found.values());
        } catch (MalformedException unreadable) {
            return unreadable.getMessage();
        }
    }

    private byte @Nullable [] once() {
        byte[] encrypted = encrypted();
        return encrypted == null ? null : library.decrypt(encrypted);
    }

    /** The encrypted file; null when this variant refuses it. */
    byte @Nullable [] encrypted() {
        try {
            return encrypted(plain.bytes());
        } catch (SopsException refused) {
            return null;
        }
    }

    /** Another file, encrypted alike. */
    byte[] encrypted(byte[] file) {
        return variant.encrypt(file, plain.syntax(), plain.syntax(), library);
    }

    private byte[] comesBack(byte[] file) {
        return library.decrypt(encrypted(file));
    }

    private static List<String> lines(byte[] text) {
        return List.of(Utf8.decode(text).split("(?<=\\n)", -1));
    }

    TestSops library() {
        return library;
    }

    PlainFile plain() {
        return plain;
    }
}
