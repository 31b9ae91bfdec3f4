package io.github.sops4j.crypt;

import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a written text holds the values it was made of: layout is never an argument against this.
 */
public final class WrittenValues {
    private WrittenValues() {}

    /**
     * Compares documents with what was read back, comments aside.
     *
     * @param originals the documents before they were written
     * @param edits the edits they were written with
     * @param written the documents read from the text
     * @return where the first difference is; null when there is none
     */
    public static @Nullable TreePath difference(
            List<MapNode> originals, Edits edits, List<MapNode> written) {
        TreePath found = originals.size() == written.size() ? null : TreePath.ROOT;
        for (int i = 0; found == null && i < originals.size(); i++) {
            found = difference(originals.get(i), edits, written.get(i), TreePath.ROOT);
        }
        return found;
    }

    private static @Nullable TreePath difference(
            Node original, Edits edits, Node written, TreePath path) {
        if (original instanceof MapNode map && written instanceof MapNode other) {
            return inItems(map, edits, other, path);
        }
        if (original instanceof ListNode list && written instanceof ListNode other) {
            return inElements(list, edits, other, path);
        }
        boolean same =
                original instanceof Scalar scalar
                        && written instanceof Scalar other
                        && sameValue(scalar, edits, other.value());
        return same ? null : path;
    }

    private static @Nullable TreePath inItems(
            MapNode map, Edits edits, MapNode written, TreePath path) {
        Iterator<MapItem> others = written.items().iterator();
        for (MapItem item : map.items()) {
            if (!(item instanceof Entry entry)) {
                continue;
            }
            TreePath child = path.child(entry.key());
            Entry other = nextEntry(others);
            if (other != null && isImplied(other) && !entry.key().equals(other.key())) {
                other = nextEntry(others);
            }
            if (other == null || !entry.key().equals(other.key())) {
                return child;
            }
            TreePath found = difference(entry.value(), edits, other.value(), child);
            if (found != null) {
                return found;
            }
        }
        Entry rest = nextEntry(others);
        boolean none = rest == null || (isImplied(rest) && nextEntry(others) == null);
        return none ? null : path;
    }

    /** INI files have a first section whether there is something in it or not (clause F128). */
    private static boolean isImplied(Entry written) {
        return written.key().equals("DEFAULT")
                && written.value() instanceof MapNode map
                && map.items().isEmpty();
    }

    private static @Nullable Entry nextEntry(Iterator<MapItem> items) {
        while (items.hasNext()) {
            if (items.next() instanceof Entry entry) {
                return entry;
            }
        }
        return null;
    }

    private static @Nullable TreePath inElements(
            ListNode list, Edits edits, ListNode written, TreePath path) {
        Iterator<Node> others = written.elements().iterator();
        for (Node element : list.elements()) {
            if (element instanceof Comment) {
                continue;
            }
            Node other = nextElement(others);
            TreePath found = other == null ? path : difference(element, edits, other, path);
            if (found != null) {
                return found;
            }
        }
        return nextElement(others) == null ? null : path;
    }

    private static @Nullable Node nextElement(Iterator<Node> elements) {
        while (elements.hasNext()) {
            Node element = elements.next();
            if (!(element instanceof Comment)) {
                return element;
            }
        }
        return null;
    }

    /** Clear values have to keep the bytes that are hashed (clause F57). */
    private static boolean sameValue(Scalar original, Edits edits, Value written) {
        String ciphertext = edits.ciphertextOf(original);
        if (ciphertext != null) {
            return written instanceof Value.Text text && isSealed(text.text(), ciphertext);
        }
        Value value = original.value();
        if (value instanceof Value.Null || written instanceof Value.Null) {
            return value.equals(written);
        }
        return Arrays.equals(Plaintext.bytes(value), Plaintext.bytes(written));
    }

    /** A format may add something behind a ciphertext, which readers ignore (clause F19). */
    private static boolean isSealed(String written, String ciphertext) {
        return written.startsWith(ciphertext)
                && written.lastIndexOf(']') == ciphertext.length() - 1;
    }

    /**
     * Which scalars are replaced by a ciphertext, by their position among all scalars.
     *
     * @param originals the documents before they were written
     * @param edits the edits they are written with
     */
    static BitSet sealed(List<MapNode> originals, Edits edits) {
        BitSet sealed = new BitSet();
        int position = 0;
        for (MapNode original : originals) {
            position = addSealed(original, edits, sealed, position);
        }
        return sealed;
    }

    private static int addSealed(Node node, Edits edits, BitSet sealed, int position) {
        int at = position;
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                at = item instanceof Entry entry ? addSealed(entry.value(), edits, sealed, at) : at;
            }
        } else if (node instanceof ListNode list) {
            for (Node element : list.elements()) {
                at = addSealed(element, edits, sealed, at);
            }
        } else if (node instanceof Scalar) {
            sealed.set(at++, edits.of(node) instanceof Edit.Seal);
        }
        return at;
    }
}
