package io.github.sops4j.cli.command;

import java.io.IOException;
import java.io.InputStream;

/**
 * A question that is asked until the answer is yes or no, one word per line, whether or not
 * standard input is a terminal (clauses C169, C207).
 */
record Confirmation(Surroundings surroundings, String question) {
    private static final int END = -1;

    /** Longer lines are no answers; their rest is not kept. */
    private static final int LONGEST = 100;

    /**
     * The answer.
     *
     * @throws CommandException when a line has no word or several, or there is no line
     */
    boolean isGiven() throws IOException {
        while (true) {
            surroundings.out().print(question);
            String word = word();
            if (word.equals("y") || word.equals("n")) {
                return word.equals("y");
            }
        }
    }

    private String word() throws IOException {
        String line = line();
        String word = line.strip();
        if (word.isEmpty()) {
            throw failure("unexpected newline");
        }
        for (int i = 0; i < word.length(); i++) {
            if (line.length() > LONGEST || Character.isWhitespace(word.charAt(i))) {
                throw failure("expected newline");
            }
        }
        return word;
    }

    /** Byte by byte: the next line is for the next question. */
    private String line() throws IOException {
        InputStream in = surroundings.in();
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n' && next != END) {
            if (line.length() <= LONGEST) {
                line.append((char) next);
            }
            next = in.read();
        }
        if (next == END && line.toString().isBlank()) {
            throw failure("EOF");
        }
        return line.toString();
    }

    private static CommandException failure(String message) {
        return new CommandException(ExitCode.GENERIC, message);
    }
}
