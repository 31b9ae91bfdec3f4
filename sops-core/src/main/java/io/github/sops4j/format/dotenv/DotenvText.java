package io.github.sops4j.format.dotenv;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.FlatMetadata;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
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
    static String of(Value value) {
        String text =
                value instanceof Value.Bytes bytes
                        ? Utf8.decode(bytes.bytes())
                        : FlatText.of(value);
        return text.replace("\n", ESCAPE);
    }

    /**
     * Lines for the items of a map.
     *
     * @throws SopsException of kind {@code NOT_EMITTED} for maps and lists in it
     */
    static void append(MapNode map, StringBuilder lines) {
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
                lines.append(entry.key()).append('=').append(of(scalar.value())).append('\n');
            }
        }
    }

    /** Lines for metadata (clauses F71, F74, F76). */
    static String ofMetadata(MapNode metadata) {
        StringBuilder lines = new StringBuilder();
        for (Entry field : FlatMetadata.flatten(metadata)) {
            lines.append(DotenvLines.PREFIX).append(field.key()).append('=');
            lines.append(of(((Scalar) field.value()).value())).append('\n');
        }
        return lines.toString();
    }
}
