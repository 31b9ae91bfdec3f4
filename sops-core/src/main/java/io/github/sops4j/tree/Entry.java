package io.github.sops4j.tree;

/**
 * A key and its value. The key is a string; {@link #keyType} names what it was read as, since only
 * string keys can be walked (clause F8).
 *
 * @param key the text of the key
 * @param value what stands under it
 * @param keyType {@code "string"}, or the type name that SOPS reports for a key of another type
 */
public record Entry(String key, Node value, String keyType) implements MapItem {
    private static final String STRING = "string";

    /** An entry with a string key. */
    public Entry(String key, Node value) {
        this(key, value, STRING);
    }

    /** Whether the key was read as a string. */
    public boolean hasStringKey() {
        return keyType.equals(STRING);
    }
}
