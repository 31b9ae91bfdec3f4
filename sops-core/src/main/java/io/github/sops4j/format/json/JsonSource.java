package io.github.sops4j.format.json;

import io.github.sops4j.format.Span;
import io.github.sops4j.tree.MapNode;
import java.util.List;

/**
 * A text and the object that was read from it.
 *
 * @param text the characters of the file
 * @param root the object
 * @param members the members of the root, each from the quote of its key to the end of its value
 * @param end offset behind the closing brace; what follows is no part of the object (clause F105)
 * @param isComplete whether the object was closed; where it was not, members are missing (clause
 *     F106)
 */
record JsonSource(char[] text, MapNode root, List<Span> members, int end, boolean isComplete) {

    /** Whether anything but white space follows the object. */
    boolean hasMoreBehind() {
        for (int i = end; i < text.length; i++) {
            if (!isSpace(text[i])) {
                return true;
            }
        }
        return false;
    }

    /** The white space before an offset begins here. */
    int spaceBefore(int offset) {
        int start = offset;
        while (start > 0 && isSpace(text[start - 1])) {
            start--;
        }
        return start;
    }

    String substring(int from, int to) {
        return new String(text, from, to - from);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
