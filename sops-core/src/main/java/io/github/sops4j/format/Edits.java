package io.github.sops4j.format;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes to a document: at most one for each node, and what becomes of its metadata. */
public final class Edits {
    private IdentityHashMap<Node, Edit> edits = new IdentityHashMap<>();
    private @Nullable MapNode metadata;
    private boolean keepsMetadata;
    private boolean replacesMetadata;

    /** Makes room for so many edits, where there are none yet. */
    public void expect(int count) {
        if (edits.isEmpty()) {
            edits = new IdentityHashMap<>(count);
        }
    }

    /** Replaces a scalar by its ciphertext. */
    public void seal(Scalar scalar, String ciphertext) {
        edits.put(scalar, new Edit.Seal(ciphertext));
    }

    /** Replaces a ciphertext by another one. */
    public void reseal(Scalar scalar, String ciphertext) {
        edits.put(scalar, new Edit.Reseal(ciphertext));
    }

    /** Replaces a ciphertext. */
    public void open(Scalar scalar, Edit.Open value) {
        edits.put(scalar, value);
    }

    /** Gives a comment another text, or makes a list element a comment. */
    public void remark(Node commentOrElement, String text) {
        edits.put(commentOrElement, new Edit.Remark(text));
    }

    /** Leaves the metadata as they stand. */
    public void keepMetadata() {
        keepsMetadata = true;
    }

    /** The same edits, which leave the metadata as they stand. */
    public Edits withMetadataKept() {
        Edits same = new Edits();
        same.edits = edits;
        same.keepsMetadata = true;
        return same;
    }

    /** Whether the metadata stay as they stand. */
    public boolean keepsMetadata() {
        return keepsMetadata;
    }

    /**
     * Writes this metadata; without it, documents have none, unless {@link #keepMetadata} is said.
     */
    public void metadata(MapNode map) {
        metadata = map;
    }

    /** Writes this metadata in the place of those of a file that is encrypted already. */
    public void replaceMetadata(MapNode map) {
        metadata = map;
        replacesMetadata = true;
    }

    /** Whether the documents get metadata and have none: they are encrypted. */
    public boolean addsMetadata() {
        return metadata != null && !replacesMetadata;
    }

    /** The metadata to write; null when the documents are to have none. */
    public @Nullable MapNode metadata() {
        return metadata;
    }

    /** Whether the documents lose the metadata they have: they are decrypted. */
    public boolean removesMetadata() {
        return metadata == null && !keepsMetadata;
    }

    /** Whether no node is changed. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The edit of a node, or null. */
    public @Nullable Edit of(Node node) {
        return edits.get(node);
    }

    /** Whether a list element is a comment, or becomes one. */
    public boolean isComment(Node element) {
        return element instanceof Comment || edits.get(element) instanceof Edit.Remark;
    }

    /** The ciphertext that takes the place of a scalar; null when none does. */
    public @Nullable String ciphertextOf(Scalar scalar) {
        return ciphertext(edits.get(scalar));
    }

    private static @Nullable String ciphertext(@Nullable Edit edit) {
        if (edit instanceof Edit.Seal seal) {
            return seal.ciphertext();
        }
        return edit instanceof Edit.Reseal reseal ? reseal.ciphertext() : null;
    }

    /** Whether any node below this one, itself included, is edited. */
    public boolean touches(Node node) {
        if (edits.containsKey(node)) {
            return true;
        }
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                if ((item instanceof Comment comment && touches(comment))
                        || (item instanceof Entry entry && touches(entry.value()))) {
                    return true;
                }
            }
        } else if (node instanceof ListNode list) {
            for (Node element : list.elements()) {
                if (touches(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A copy of a tree with its edits, without origins. */
    public Node applyTo(Node node) {
        if (node instanceof MapNode map) {
            return applyTo(map);
        }
        if (node instanceof ListNode list) {
            List<Node> elements = new ArrayList<>();
            for (Node element : list.elements()) {
                elements.add(applyTo(element));
            }
            return new ListNode(elements);
        }
        Edit edit = edits.get(node);
        if (node instanceof Comment comment) {
            return edit instanceof Edit.Remark remark
                    ? new Comment(remark.text(), comment.inline(), null)
                    : new Comment(comment.text(), comment.inline(), null);
        }
        if (edit instanceof Edit.Remark remark) {
            return new Comment(remark.text(), false, null);
        }
        if (edit instanceof Edit.Open open) {
            return new Scalar(open.value());
        }
        String ciphertext = ciphertext(edit);
        return ciphertext != null ? new Scalar(ciphertext) : new Scalar(((Scalar) node).value());
    }

    /** Copies of documents with their edits, without origins. */
    public List<MapNode> applyTo(List<MapNode> branches) {
        List<MapNode> edited = new ArrayList<>(branches.size());
        for (MapNode branch : branches) {
            edited.add(applyTo(branch));
        }
        return edited;
    }

    /** A copy of a map with its edits, without origins. */
    public MapNode applyTo(MapNode map) {
        List<MapItem> items = new ArrayList<>();
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                items.add(new Entry(entry.key(), applyTo(entry.value()), entry.keyType()));
            } else if (item instanceof Comment comment) {
                items.add((Comment) applyTo(comment));
            }
        }
        return new MapNode(items);
    }
}
