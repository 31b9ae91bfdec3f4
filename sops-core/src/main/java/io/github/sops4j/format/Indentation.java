package io.github.sops4j.format;

/**
 * How far each level of a text without source is indented (clauses C116, C117).
 *
 * @param yaml columns; 0 for the default of 4 (clause F91)
 * @param json columns; -1 for one TAB a level (clause F114)
 * @param jsonBinary the same for binary files
 */
public record Indentation(int yaml, int json, int jsonBinary) {
    /** What holds when nothing else is said. */
    public static final Indentation DEFAULT = new Indentation(0, -1, -1);

    /** The same for all formats, as {@code --indent} has it. */
    public static Indentation ofAll(int indent) {
        return new Indentation(indent, indent, indent);
    }
}
