package io.github.sops4j.interop.documents;

import java.util.SplittableRandom;

/** Choices that are the same for the same numbers. */
final class Dice {
    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /** From 0 to 1. */
    double fraction() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return fraction() < probability;
    }

    /** From 0 to {@code bound}, exclusive. */
    int number(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code from} to {@code bound}, exclusive. */
    int number(int from, int bound) {
        return random.nextInt(from, bound);
    }

    String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    /** Some copies of a text: at least {@code from}, less than {@code bound}. */
    String repeat(String text, int from, int bound) {
        return text.repeat(number(from, bound));
    }
}
