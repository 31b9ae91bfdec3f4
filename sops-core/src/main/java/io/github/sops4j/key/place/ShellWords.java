package io.github.sops4j.key.place;

import io.github.sops4j.key.KeyException;
import java.util.ArrayList;
import java.util.List;

/** Splits a command into words as a shell would, without expanding anything (clauses C130, K51). */
public final class ShellWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int next;

    private ShellWords(String text) {
        this.text = text;
    }

    /**
     * The words; none for a blank text. A {@code #} that starts a word comments to the line's end.
     *
     * @throws KeyException when a quote or an escape does not end
     */
    public static List<String> split(String command) throws KeyException {
        ShellWords split = new ShellWords(command);
        while (split.next < command.length()) {
            split.step();
        }
        split.endWord();
        return split.words;
    }

    private void step() throws KeyException {
        char c = text.charAt(next++);
        switch (c) {
            case ' ', '\t', '\r', '\n' -> endWord();
            case '"', '\'' -> readQuoted(c);
            case '\\' -> add(escaped());
            case '#' -> {
                if (inWord) {
                    add(c);
                } else {
                    skipComment();
                }
            }
            default -> add(c);
        }
    }

    private void readQuoted(char quote) throws KeyException {
        inWord = true;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == quote) {
                return;
            }
            word.append(c == '\\' && quote == '"' ? escaped() : c);
        }
        throw malformed("EOF found when expecting closing quote");
    }

    private char escaped() throws KeyException {
        if (next == text.length()) {
            throw malformed("EOF found after escape character");
        }
        return text.charAt(next++);
    }

    private void skipComment() {
        int end = text.indexOf('\n', next);
        next = end < 0 ? text.length() : end + 1;
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private KeyException malformed(String reason) {
        return new KeyException("failed to parse command " + text + ": " + reason);
    }
}
