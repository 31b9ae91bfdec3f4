package io.github.sops4j.format.dotenv;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FlatValue;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;

/** What stands on the lines (clauses F122, F125): a line feed in a value is written as \n. */
final class DotenvText {
    private static final String ESCAPE = "\\n";

    private DotenvText() {}

    /** The value for what stands behind an equals sign. */
    static Value read(String text) {
        return Value.string(text.contains(ESCAPE) ? text.replace(ESCAPE, "\n") : text);
    }

    /** What stands behind the equals sign for a value. */
    static String of(Value value, boolean encrypted) {
        return FlatValue.of(value, encrypted).replace("\n", ESCAPE);
    }

    /**
     * Lines for the items of a map.
     *
     * @param encrypted whether values that are clear have to read back as they are hashed (F57)
     * @throws SopsException of kind {@code NOT_EMITTED} for maps and lists in it
     */
    static void append(MapNode map, boolean encrypted, StringBuilder lines) {
        for (MapItem item : map.items()) {
            if (item instanceof Comment comment) {
                lines.append('#').append(comment.text()).append('\n');
            } else if (item instanceof Entry entry) {
                if (!(entry.value() instanceof Scalar scalar)) {
                    throw new SopsException(
                            Kind.NOT_EMITTED,
                            "cannot use complex value in dotenv file; offending key "
                                    + entry.key());
                }
                String text = of(scalar.value(), encrypted);
                lines.append(entry.key()).append('=').append(text).append('\n');
            }
        }
    }

    /** Lines for metadata (clauses F71, F74, F76). */
    static String ofMetadata(MapNode metadata) {
        StringBuilder lines = new StringBuilder();
        for (Entry field : FlatMetadata.flatten(metadata)) {
            lines.append(DotenvLines.PREFIX).append(field.key()).append('=');
            lines.append(of(((Scalar) field.value()).value(), false)).append('\n');
        }
        return lines.toString();
    }
}
