package io.github.sops4j.interop.documents;

import io.github.sops4j.tree.Utf8;
import java.util.SplittableRandom;

/**
 * A repeatable sequence of generated files.
 *
 * @param syntax their format
 * @param shape what they hold
 * @param seed where it starts; printed by the suites
 * @param count how many files a suite takes
 */
public record Documents(Syntax syntax, Shape shape, long seed, int count) {
    private static final String SIZE = "sops4j.documents";

    /**
     * The sequence that the system properties choose. Without them it is the same in every run, so
     * that a failure is one of the change at hand; other seeds are for a hunt.
     */
    public static Documents ofRun(Syntax syntax) {
        int documents = Integer.getInteger(SIZE, 500);
        return new Documents(
                syntax,
                Shape.ANY,
                Long.getLong("sops4j.seed", 1),
                syntax == Syntax.YAML ? documents : documents / 2);
    }

    /** How many files are converted from each format to each other one. */
    public static int forEachConversion() {
        return Integer.getInteger(SIZE, 500) / 5;
    }

    /** The same with other content. */
    public Documents of(Shape content) {
        return new Documents(syntax, content, seed, count);
    }

    /** The properties that choose this sequence. */
    public String described() {
        int documents = syntax == Syntax.YAML ? count : 2 * count;
        return syntax.id() + ": -Dsops4j.seed=" + seed + " -Dsops4j.documents=" + documents;
    }

    /** Numbers for what else is chosen for a file of this index. */
    public SplittableRandom random(int index) {
        return new SplittableRandom(seed * 1_000_003 + index);
    }

    /** Any file, odd ones included. */
    public byte[] any(int index) {
        return Utf8.encode(syntax.text(new Dice(random(index)), shape, false));
    }

    /** A file that has nothing of what changes on the way through SOPS. */
    public byte[] faithful(int index) {
        return Utf8.encode(syntax.text(new Dice(random(index)), shape, true));
    }

    /** A file with a few characters removed, repeated or put in, so that it is mostly broken. */
    public byte[] mutated(int index) {
        Dice dice = new Dice(random(~index));
        StringBuilder text = new StringBuilder(syntax.text(dice, shape, false));
        for (int i = dice.number(1, 4); i > 0 && text.length() > 0; i--) {
            int at = dice.number(text.length());
            int end = Math.min(text.length(), at + dice.number(1, 4));
            switch (dice.number(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                default -> text.insert(at, syntax.piece(dice));
            }
        }
        return Utf8.encode(text.toString());
    }
}
