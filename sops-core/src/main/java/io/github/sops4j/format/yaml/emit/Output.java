package io.github.sops4j.format.yaml.emit;

/**
 * Text under construction, with libyaml's notion of where the current line stands: whether only
 * indentation and indicators were written in it, so that a block may begin there, and whether it
 * ends in white space.
 */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final boolean fragment;
    private int lineStart;
    private boolean onlyIndentation;
    private boolean endsInSpace;

    private Output(boolean fragment, int column, boolean onlyIndentation, boolean endsInSpace) {
        this.fragment = fragment;
        this.lineStart = -column;
        this.onlyIndentation = onlyIndentation;
        this.endsInSpace = endsInSpace;
    }

    /** At the start of a line. */
    static Output atLineStart() {
        return new Output(false, 0, true, true);
    }

    /** Behind {@code key:}, the key at the given column. */
    static Output behindKey(int column) {
        return new Output(true, column + 1, false, false);
    }

    /** Behind a {@code -} at the given column with nothing else before it. */
    static Output behindDash(int column) {
        return new Output(true, column + 1, true, false);
    }

    /** Whether a line feed of the caller's will end the text. */
    boolean isFragment() {
        return fragment;
    }

    /** Goes to the column, in this line if a block may begin there, else in a new one. */
    void indent(int column) {
        int here = text.length() - lineStart;
        if (!onlyIndentation || here > column || (here == column && !endsInSpace)) {
            lineBreak('\n');
            here = 0;
        }
        text.append(" ".repeat(column - here));
        endsInSpace = true;
    }

    /** {@code -}, {@code ?} or {@code :}, behind which a block may begin in the same line. */
    void blockIndicator(char indicator) {
        separate();
        text.append(indicator);
        endsInSpace = false;
    }

    /** The colon behind a simple key. */
    void colon() {
        text.append(':');
        endsInSpace = false;
        onlyIndentation = false;
    }

    /** The brace that ends a map in flow style. */
    void brace() {
        text.append('}');
        endsInSpace = false;
        onlyIndentation = false;
    }

    /** Text without line breaks, a space before it where one is needed. */
    void word(String word) {
        separate();
        raw(word, 0, word.length());
        endsInSpace = false;
    }

    /** Part of a text, without line breaks, as it is. */
    void raw(String source, int start, int end) {
        text.append(source, start, end);
        onlyIndentation = false;
    }

    /** A line break of any kind. */
    void lineBreak(char kind) {
        text.append(kind);
        lineStart = text.length();
        onlyIndentation = true;
    }

    /** Tells that what follows needs no space, as behind a block scalar or a comment. */
    void freshLine() {
        endsInSpace = true;
    }

    /** A comment and the line break that ends it, from the current place on. */
    void comment(String comment, int column) {
        separate();
        Comments.append(text, comment, column);
        lineStart = text.length();
        onlyIndentation = true;
        endsInSpace = true;
    }

    /** All text, its last line ended. */
    String lines() {
        if (text.length() > lineStart) {
            text.append('\n');
        }
        return text.toString();
    }

    /** All text without its last line feed. */
    String withoutLastBreak() {
        int end = text.length();
        return text.substring(0, end > 0 && text.charAt(end - 1) == '\n' ? end - 1 : end);
    }

    private void separate() {
        if (!endsInSpace) {
            text.append(' ');
        }
    }
}
