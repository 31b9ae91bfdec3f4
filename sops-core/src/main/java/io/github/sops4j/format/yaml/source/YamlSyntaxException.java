package io.github.sops4j.format.yaml.source;

/** The text is not YAML as SOPS reads it; the message is one line and holds nothing of the text. */
public final class YamlSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    YamlSyntaxException(int line, int column, String problem) {
        super("yaml: line " + line + ": " + problem);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    /** The line of the problem, from 1. */
    public int line() {
        return line;
    }

    /** The column of the problem in characters, from 1. */
    public int column() {
        return column;
    }

    /** What is wrong, in the words of libyaml. */
    public String problem() {
        return problem;
    }
}
