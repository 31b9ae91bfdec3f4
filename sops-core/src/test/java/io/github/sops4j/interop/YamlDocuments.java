package io.github.sops4j.interop;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A repeatable sequence of generated YAML files.
 *
 * @param seed where it starts; printed by the suites
 * @param count how many files a suite takes
 */
record YamlDocuments(long seed, int count) {
    private static final String[] PIECES = {
        "\t", "- ", ": ", "? ", "{", "}", "[", "]", ",", "#", " #", "&x", "*x", "!", "!!int ", "|",
        ">", "'", "\"", "%", "@", "`", "---\n", "...\n", "\n", "\n\n", " ", "  ", "\\", "\u0085",
        "\u2028", "\ufeff", "\u0007", "\u007f", "<<: ", "~", "a", "\r", "é",
    };

    /**
     * The sequence that the system properties choose. Without them it is the same in every run, so
     * that a failure is one of the change at hand; other seeds are for a hunt.
     */
    static YamlDocuments ofRun() {
        return new YamlDocuments(
                Long.getLong("sops4j.seed", 1), Integer.getInteger("sops4j.documents", 500));
    }

    private SplittableRandom random(int index) {
        return new SplittableRandom(seed * 1_000_003 + index);
    }

    /** Any file, odd ones included. */
    byte[] any(int index) {
        return bytes(new YamlText(random(index), false).file());
    }

    /** A file that has nothing of what changes on the way through SOPS. */
    byte[] faithful(int index) {
        return bytes(new YamlText(random(index), true).file());
    }

    /** A file with a few characters removed, repeated or put in, so that it is mostly broken. */
    byte[] mutated(int index) {
        SplittableRandom random = random(~index);
        StringBuilder text = new StringBuilder(new YamlText(random, false).file());
        for (int i = random.nextInt(1, 4); i > 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(1, 4));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return bytes(text.toString());
    }

    /** How to encrypt a file of this index. */
    Variant variant(int index) {
        return Variant.random(random(index + 500_000_000));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
