package io.github.sops4j.tree;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands: the map keys from the root down; positions in lists do not count (clause
 * F24). Children share their parents.
 */
public final class TreePath {
    /** The path of the root itself. */
    public static final TreePath ROOT = new TreePath(null, "");

    private final @Nullable TreePath parent;
    private final String key;

    private TreePath(@Nullable TreePath parent, String key) {
        this.parent = parent;
        this.key = key;
    }

    /** The path of the value under {@code key} in the map at this path. */
    public TreePath child(String key) {
        return new TreePath(this, key);
    }

    /** The path of the enclosing map; null at the root. */
    public @Nullable TreePath parent() {
        return parent;
    }

    /** The last key; empty at the root. */
    public String key() {
        return key;
    }

    /**
     * The additional data that ties a ciphertext to this place, in the bytes of the file; a lone
     * colon at the root.
     */
    public byte[] additionalData() {
        if (parent == null) {
            return new byte[] {':'};
        }
        StringBuilder text = new StringBuilder(length());
        append(text);
        return Utf8.encode(text.toString());
    }

    private int length() {
        return parent == null ? 0 : parent.length() + key.length() + 1;
    }

    private void append(StringBuilder text) {
        if (parent != null) {
            parent.append(text);
            text.append(key).append(':');
        }
    }

    /** The path as people write it: {@code ["a"]["b"]}; empty at the root. */
    @Override
    public String toString() {
        return parent == null ? "" : parent + "[\"" + key + "\"]";
    }
}
