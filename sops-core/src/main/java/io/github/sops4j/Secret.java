package io.github.sops4j;

import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.tree.FlatText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a file, or an empty map or list.
 *
 * @param path keys as {@code String} and positions as {@code Integer}, from the top of the document
 * @param value a {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code
 *     OffsetDateTime}, {@code byte[]}, which is not copied, for a string that is no UTF-8, an empty
 *     {@code Map} or {@code List}, or null
 * @param line where it stands in the file, from 1 on; 0 when nobody knows
 */
public record Secret(TreeIndex path, @Nullable Object value, int line) {

    /** The path may not be missing. */
    public Secret {
        Objects.requireNonNull(path);
    }

    /** The path as {@link Secrets} takes it: {@code db.hosts[0]}. */
    public String name() {
        return path.name();
    }

    /**
     * The value as text, as SOPS shows it (clause F126); null for null and empty maps and lists.
     */
    public @Nullable String text() {
        boolean none = value == null || value instanceof Map || value instanceof List;
        return none ? null : FlatText.of(JavaValues.scalar(value));
    }

    /** The name and the line, never the value. */
    @Override
    public String toString() {
        return name() + " (line " + line + ")";
    }
}
