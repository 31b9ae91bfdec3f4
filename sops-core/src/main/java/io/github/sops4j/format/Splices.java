package io.github.sops4j.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replacements of spans of a text that do not overlap; those at the same place keep their order.
 */
public final class Splices {
    private record Splice(int start, int end, String text) implements Comparable<Splice> {
        @Override
        public int compareTo(Splice other) {
            return Integer.compare(start, other.start);
        }
    }

    private final List<Splice> splices = new ArrayList<>();

    /** Nothing is replaced yet. */
    public Splices() {}

    /** Puts a text in the place of the characters from {@code start} up to {@code end}. */
    public void replace(int start, int end, String text) {
        splices.add(new Splice(start, end, text));
    }

    /** Puts a text before the character at an offset. */
    public void insert(int at, String text) {
        replace(at, at, text);
    }

    /** Takes the characters from {@code start} up to {@code end} away. */
    public void remove(int start, int end) {
        replace(start, end, "");
    }

    /**
     * The text with all replacements made, or null when two of them overlap.
     *
     * @param source the text, and maybe something behind it
     * @param length the length of the text
     */
    public @Nullable StringBuilder applyTo(char[] source, int length) {
        Collections.sort(splices);
        int grown = length;
        for (Splice splice : splices) {
            grown += splice.text.length() - (splice.end - splice.start);
        }
        StringBuilder result = new StringBuilder(Math.max(0, grown));
        int at = 0;
        for (Splice splice : splices) {
            if (splice.start < at) {
                return null;
            }
            result.append(source, at, splice.start - at).append(splice.text);
            at = splice.end;
        }
        return result.append(source, at, length - at);
    }

    /**
     * The text with all replacements made.
     *
     * @throws IllegalStateException when two of them overlap
     */
    public String applyTo(String source) {
        StringBuilder result = applyTo(source.toCharArray(), source.length());
        if (result == null) {
            throw new IllegalStateException("replacements overlap");
        }
        return result.toString();
    }
}
