package io.github.sops4j.format.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Replacements of spans of a text that do not overlap; those at the same place keep their order.
 */
final class Splices {
    private record Splice(int start, int end, String text) implements Comparable<Splice> {
        @Override
        public int compareTo(Splice other) {
            return Integer.compare(start, other.start);
        }
    }

    private final List<Splice> splices = new ArrayList<>();

    void replace(int start, int end, String text) {
        splices.add(new Splice(start, end, text));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    void remove(int start, int end) {
        replace(start, end, "");
    }

    /** The text with all replacements made. */
    StringBuilder applyTo(char[] source, int length) {
        Collections.sort(splices);
        int grown = length;
        for (Splice splice : splices) {
            grown += Math.max(0, splice.text.length() - (splice.end - splice.start));
        }
        StringBuilder result = new StringBuilder(grown);
        int at = 0;
        for (Splice splice : splices) {
            if (splice.start < at) {
                throw new IllegalStateException("replacements overlap at " + splice.start);
            }
            result.append(source, at, splice.start - at).append(splice.text);
            at = splice.end;
        }
        return result.append(source, at, length - at);
    }
}
