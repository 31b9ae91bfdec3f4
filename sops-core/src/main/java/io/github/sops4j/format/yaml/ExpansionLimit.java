package io.github.sops4j.format.yaml;

import io.github.sops4j.format.MalformedException;

/** Bounds what aliases make of a small file: copies of copies (clause F80). */
final class ExpansionLimit {
    private static final int MAX_COPIES = 1_000_000;
    private static final int MAX_DEPTH = 10_000;

    /**
     * Up to this many nodes nearly all may come from aliases; from the second number on, a tenth.
     */
    private static final int LENIENT = 400_000;

    private static final int STRICT = 4_000_000;

    private int nodes;
    private int copies;
    private int depth;

    void count(boolean isCopy) throws MalformedException {
        nodes++;
        if (isCopy) {
            copies++;
        }
        boolean excessive = copies > 100 && nodes > 1000 && (double) copies / nodes > allowed();
        if (excessive || copies > MAX_COPIES) {
            throw new MalformedException("yaml: document contains excessive aliasing");
        }
    }

    private double allowed() {
        if (nodes <= LENIENT) {
            return 0.99;
        }
        if (nodes >= STRICT) {
            return 0.1;
        }
        return 0.99 - 0.89 * (nodes - LENIENT) / (STRICT - LENIENT);
    }

    void enter() throws MalformedException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedException("yaml: aliases are nested deeper than 10000");
        }
    }

    void leave() {
        depth--;
    }
}
