package io.github.sops4j.format.yaml.emit;

/** Comments as text (clause F102). */
final class Comments {
    private static final char REPLACEMENT = '\uFFFD';

    private Comments() {}

    /**
     * Appends {@code #} and the text, the line break included. A text of several lines, which an
     * INI file can hold, becomes as many comment lines at the given column. What the reader would
     * refuse is replaced.
     */
    static void append(StringBuilder out, String text, int column) {
        out.append('#');
        boolean behindBreak = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Characters.isBreak(c)) {
                out.append('\n');
                i += c == '\r' && text.startsWith("\n", i + 1) ? 1 : 0;
                behindBreak = true;
                continue;
            }
            if (behindBreak) {
                out.append(" ".repeat(column)).append(c == '#' ? "" : "# ");
                behindBreak = false;
            }
            out.append(Characters.isReadable(text, i) ? c : REPLACEMENT);
        }
        if (!behindBreak) {
            out.append('\n');
        }
    }
}
