package io.github.sops4j.format.ini;

import io.github.sops4j.format.MalformedException;

/** The lines of a text, one after the other; a value may take more than one. */
final class Lines {
    private final String text;
    private int start;
    private int end;
    private int next;
    private int number;

    Lines(String text, int start) {
        this.text = text;
        this.next = start;
    }

    /** Goes to the next line; false when there is none. */
    boolean advance() {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        int lineFeed = text.indexOf('\n', start);
        end = lineFeed < 0 ? text.length() : lineFeed;
        next = lineFeed < 0 ? end : end + 1;
        number++;
        return true;
    }

    /** Where the line begins. */
    int start() {
        return start;
    }

    /** Where the line breaks. */
    int end() {
        return end;
    }

    /** Where the next line begins. */
    int next() {
        return next;
    }

    /** Counted from 1. */
    int number() {
        return number;
    }

    /** A problem of the line. */
    MalformedException malformed(String problem) {
        return malformed(problem, number);
    }

    static MalformedException malformed(String problem, int line) {
        return new MalformedException(
                "Could not unmarshal input data: " + problem + " (line " + line + ")");
    }
}
