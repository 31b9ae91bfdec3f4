package io.github.sops4j.format.yaml.emit;

import io.github.sops4j.tree.Comment;
import org.jspecify.annotations.Nullable;

/** Writes scalars into a block (clauses F95 to F97). */
final class ScalarWriter {
    private final Output out;
    private final int step;

    /** With the indentation step that a block's indentation digit stands for. */
    ScalarWriter(Output out, int step) {
        this.out = out;
        this.step = step;
    }

    /**
     * Writes a scalar and the comment on its line.
     *
     * @param parent the column of the map or list it belongs to; −1 for a document of its own
     * @param column the column of its further lines
     */
    void write(ScalarText scalar, int parent, int column, @Nullable Comment comment) {
        if (!scalar.tag().isEmpty()) {
            out.word(scalar.tag());
        }
        String text = scalar.text();
        switch (scalar.style()) {
            case PLAIN -> out.word(text);
            case SINGLE_QUOTED -> singleQuoted(text, column);
            case DOUBLE_QUOTED -> out.word(DoubleQuoted.canonical(text));
            case LITERAL -> {
                if (!needsQuotes(text, column - Math.max(parent, 0))) {
                    literal(text, column, comment);
                    return;
                }
                out.word(DoubleQuoted.canonical(text));
            }
        }
        if (comment != null) {
            out.comment(comment.text(), Math.max(parent, 0));
        }
    }

    /**
     * Whether a block would be read back as another text: the digit in its header is the step,
     * which must be its distance (clause F101), and a line feed behind a kept U+2028 would be kept
     * as well.
     */
    private boolean needsQuotes(String text, int distance) {
        if (distance != step && needsDigit(text) && hasContent(text)) {
            return true;
        }
        return out.isFragment() && chomping(text).equals("+") && !text.endsWith("\n");
    }

    private static boolean needsDigit(String text) {
        return text.charAt(0) == ' ' || Characters.isBreak(text.charAt(0));
    }

    private static boolean hasContent(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Characters.isBreak(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void literal(String text, int column, @Nullable Comment comment) {
        out.word((needsDigit(text) ? "|" + step : "|") + chomping(text));
        if (comment == null) {
            out.lineBreak('\n');
        } else {
            out.comment(comment.text(), column);
        }
        lines(text, column, true);
        out.freshLine();
    }

    /** How the line feeds at the end of the text are kept: strip, clip or keep. */
    static String chomping(String text) {
        int length = text.length();
        if (!Characters.isBreak(text.charAt(length - 1))) {
            return "-";
        }
        return length == 1 || Characters.isBreak(text.charAt(length - 2)) ? "+" : "";
    }

    private void singleQuoted(String text, int column) {
        out.word("'");
        lines(text.replace("'", "''"), column, false);
        out.raw("'", 0, 1);
    }

    /** Writes lines, each indented that stands behind a break and is not empty. */
    private void lines(String text, int column, boolean behindBreak) {
        boolean indented = !behindBreak;
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            if (end > start) {
                if (!indented) {
                    out.indent(column);
                }
                out.raw(text, start, end);
            }
            if (end < text.length()) {
                out.lineBreak(text.charAt(end));
                indented = false;
            }
            start = end + 1;
        }
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !Characters.isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
