package io.github.sops4j.format.yaml.emit;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Value;
import java.util.List;

/**
 * Trees to YAML text as SOPS prints them (clauses F90 to F104). Where SOPS would print a string
 * that cannot be read back, this writes double quotes (clause F101), and where it would lose a
 * comment, it keeps it (clause F157).
 *
 * <p>All line breaks written are line feeds, save that U+2028 and U+2029 inside a string may stand
 * as they are, as with SOPS. A tree may be nested to any depth: no method recurses.
 */
public final class YamlEmitter {
    private static final int DEFAULT_INDENT = 4;
    private static final int LEAST_INDENT = 2;
    private static final int MOST_INDENT = 9;

    private final int step;
    private final boolean askedFor;

    /**
     * An emitter that indents by so many columns (clause F91).
     *
     * @param indent columns from 2 to 9; 0 means 4, and 1 or more than 9 means 2
     * @throws SopsException of kind {@link Kind#NOT_EMITTED} if it is negative
     */
    public YamlEmitter(int indent) {
        if (indent < 0) {
            throw new SopsException(Kind.NOT_EMITTED, "YAML Negative indentation not accepted");
        }
        askedFor = indent > 0;
        if (indent == 0) {
            step = DEFAULT_INDENT;
        } else {
            step = indent > MOST_INDENT ? LEAST_INDENT : Math.max(indent, LEAST_INDENT);
        }
    }

    /** Whether somebody has chosen this indentation, and it is not this one. */
    public boolean differsOnPurpose(int columns) {
        return askedFor && step != columns;
    }

    /** A whole document, its last line ended; a list or scalar is one as well (clause F104). */
    public String document(Node root) {
        Output out = Output.atLineStart();
        new BlockWriter(out, step).document(root);
        return out.lines();
    }

    /** Entries and comments of a map at a column, from a line start to the end of the last line. */
    public String entries(List<MapItem> items, int column) {
        Output out = Output.atLineStart();
        new BlockWriter(out, step).entries(items, column);
        return out.lines();
    }

    /**
     * What stands right behind {@code key:} — a space and a scalar, or a line break and a block.
     *
     * <p>Its last line is not ended. The caller puts a line feed behind it, and no blank line when
     * {@link #keepsBreaks} says so: they would become part of the value.
     *
     * @param parentColumn the column of the key
     */
    public String afterKey(Node value, int parentColumn) {
        Output out = Output.behindKey(parentColumn);
        new BlockWriter(out, step).valueOfKey(value, parentColumn);
        return out.withoutLastBreak();
    }

    /**
     * What stands right behind {@code -}: a space, and a scalar or a block that begins in this
     * line. The last line is not ended, as with {@link #afterKey}.
     *
     * @param parentColumn the column of the dash
     */
    public String afterDash(Node value, int parentColumn) {
        Output out = Output.behindDash(parentColumn);
        new BlockWriter(out, step).element(value, parentColumn);
        return out.withoutLastBreak();
    }

    /**
     * The tree in one line, as a value inside brackets or braces; strings that cannot stand plain
     * there are double-quoted. Comments are left out.
     */
    public static String flow(Node node) {
        return FlowWriter.text(node);
    }

    /**
     * Whether {@link #afterKey} and {@link #afterDash} write the value as a block that keeps the
     * blank lines behind it ({@code |+}).
     */
    public static boolean keepsBreaks(Value value) {
        ScalarText scalar = ScalarText.of(value);
        return scalar.style() == ScalarStyle.LITERAL
                && ScalarWriter.chomping(scalar.text()).equals("+");
    }

    /** Whether a string is written plain (clause F95). */
    public static boolean isPlain(String text) {
        return StringStyle.of(text) == ScalarStyle.PLAIN;
    }

    /**
     * Whether a text can stand plain in one line of a block, as a value behind {@code key: } or
     * {@code - }. Its type is not asked: {@code yes}, {@code 22:22} and {@code 1} can.
     */
    public static boolean isPlainSafe(String text) {
        return Indicators.isPlainSafe(text);
    }

    /** The same inside brackets or braces. */
    public static boolean isPlainSafeInFlow(String text) {
        return Indicators.isPlainSafeInFlow(text);
    }

    /** In double quotes with the escapes of SOPS (clause F96); any text can be. */
    public static String doubleQuoted(String text) {
        return DoubleQuoted.canonical(text);
    }

    /**
     * In double quotes with no escape but those that one readable line needs; TAB is one of them.
     */
    public static String minimalDoubleQuoted(String text) {
        return DoubleQuoted.minimal(text);
    }

    /** Whether a text can stand in single quotes in one line. */
    public static boolean canBeSingleQuoted(String text) {
        return Indicators.isReadableLine(text);
    }

    /** In single quotes, for a text that {@link #canBeSingleQuoted}. */
    public static String singleQuoted(String text) {
        if (!canBeSingleQuoted(text)) {
            throw new IllegalArgumentException("a text that cannot be single-quoted");
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
