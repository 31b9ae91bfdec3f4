package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.cipher.Mac;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an encrypted file whole again after a change to its structure: what is new is encrypted,
 * what came to stand under another path or another selection as well, and the MAC is computed.
 */
public final class ChangedValues extends TreeWalk {
    private final KnownValues known;
    private final ValueCipher cipher;
    private final Mac mac;
    private final Edits edits;
    private final TreeChange.@Nullable Replace replaced;
    private final List<@Nullable Opened> inOrder = new ArrayList<>();
    private final Sealing added = new Sealing();
    private @Nullable BitSet expected;
    private boolean sameSelection = true;
    private int position;

    private ChangedValues(
            KnownValues known,
            Metadata metadata,
            ValueCipher cipher,
            Edits edits,
            TreeChange.@Nullable Replace replaced) {
        super(metadata.selector(), Kind.NOT_ENCRYPTED);
        this.replaced = replaced;
        this.known = known;
        this.cipher = cipher;
        this.mac = new Mac(metadata.macOnlyEncrypted());
        this.edits = edits;
    }

    /**
     * Puts a value in the place of an encrypted one. What tells how the old one was spelled stays:
     * it is used for the new one only where it fits.
     *
     * @param document the file
     * @param replaced what to replace by what, both scalars, none of them null or empty
     * @param known what the file holds
     * @param metadata those of the file
     * @param dataKey its data key
     * @param edits receives the new ciphertext
     * @return the text of the MAC (clause F50)
     * @throws SopsException of kind {@code NOT_ENCRYPTED}
     */
    public static String replace(
            Document document,
            TreeChange.Replace replaced,
            KnownValues known,
            Metadata metadata,
            DataKey dataKey,
            Edits edits) {
        ChangedValues walk =
                new ChangedValues(known, metadata, new ValueCipher(dataKey), edits, replaced);
        for (MapNode branch : document.branches()) {
            walk.collect(branch);
        }
        walk.walk(document.branches());
        edits.reseal((Scalar) replaced.old(), walk.added.seal(dataKey)[0]);
        return walk.mac.text();
    }

    /**
     * Walks a changed document.
     *
     * @param changed the documents after the change, with the nodes of the file before it
     * @param written the same, read from the text that will be written
     * @param known what the file held before the change
     * @param metadata those of the file
     * @param dataKey its data key
     * @param edits receives what has to be replaced in {@code written}
     * @return the text of the MAC (clause F50); null when a comment came to stand in the text where
     *     it chooses other values
     * @throws SopsException of kind {@code NOT_ENCRYPTED}
     */
    public static @Nullable String seal(
            List<MapNode> changed,
            Document written,
            KnownValues known,
            Metadata metadata,
            DataKey dataKey,
            Edits edits) {
        ValueCipher cipher = new ValueCipher(dataKey);
        ChangedValues walk = new ChangedValues(known, metadata, cipher, edits, null);
        for (MapNode branch : changed) {
            walk.collect(branch);
        }
        walk.expected = expected(changed, metadata.selector(), known);
        walk.walk(written.branches());
        if (!walk.sameSelection) {
            return null;
        }
        for (StrayComment stray : written.strayComments()) {
            walk.stray(stray.comment(), stray.path());
        }
        String[] ciphertexts = walk.added.seal(dataKey);
        for (int i = 0; i < ciphertexts.length; i++) {
            edits.seal((Scalar) walk.added.node(i), ciphertexts[i]);
        }
        return walk.mac.text();
    }

    /** What SOPS would encrypt; only comments can come to stand where they choose otherwise. */
    private static @Nullable BitSet expected(
            List<MapNode> changed, Selector selector, KnownValues known) {
        return selector.kind().looksAtComments() ? Selection.of(changed, selector, known) : null;
    }

    private void collect(Node node) {
        if (node instanceof MapNode map) {
            for (MapItem item : map.items()) {
                if (item instanceof Entry entry) {
                    collect(entry.value());
                }
            }
        } else if (node instanceof ListNode list) {
            for (Node element : list.elements()) {
                collect(element);
            }
        } else if (node instanceof Scalar scalar) {
            inOrder.add(known.of(scalar));
        }
    }

    @Override
    void scalar(Scalar scalar, TreePath path, boolean selected) {
        sameSelection &= expected == null || expected.get(position) == selected;
        Opened opened = inOrder.get(position++);
        if (replaced != null && replaced.replaces(scalar)) {
            addClear((Scalar) replaced.replacement(), path, selected);
        } else if (opened != null) {
            mac.add(opened.bytes(), selected);
            if (!selected) {
                edits.open(scalar, new Edit.Open(opened.value()));
            }
        } else if (!(scalar.value() instanceof Value.Null)) {
            addClear(scalar, path, selected);
        }
    }

    private void addClear(Scalar scalar, TreePath path, boolean selected) {
        try {
            String type = Plaintext.typeName(scalar.value());
            byte[] plaintext = Plaintext.bytes(scalar.value());
            mac.add(plaintext, selected);
            if (selected && plaintext.length > 0) {
                added.add(scalar, path, type, plaintext, null);
            }
        } catch (CipherException unknown) {
            throw failure(unknown.getMessage() + " (at " + path + ")");
        }
    }

    @Override
    boolean element(Scalar scalar, TreePath path, boolean selected) {
        Opened opened = inOrder.get(position);
        if (opened != null && opened.isComment() && selected) {
            position++;
            return true;
        }
        scalar(scalar, path, selected);
        return false;
    }

    @Override
    void comment(Comment comment, TreePath path, boolean selected) {
        String ciphertext = KnownValues.ciphertextIn(comment.text());
        KnownValues.Known sealed = known.comment(ciphertext);
        String text = sealed == null ? null : sealed.opened().text();
        if (sealed == null || text == null) {
            sealFused(comment, path, selected);
            return;
        }
        if (!selected) {
            edits.remark(comment, text);
            return;
        }
        if (!sealed.opened().isComment()) {
            mac.add(sealed.opened().bytes(), true);
        }
        write(comment, bound(sealed, ciphertext, path));
    }

    /** A comment that came to stand in no container is marked as such, and the other way round. */
    private void stray(Comment comment, TreePath path) {
        String ciphertext = KnownValues.ciphertextIn(comment.text());
        KnownValues.Known sealed = known.comment(ciphertext);
        if (sealed != null) {
            String mark =
                    sealed.stray()
                            ? comment.text()
                                    .substring(0, comment.text().length() - ciphertext.length())
                            : CommentEncryption.STRAY_MARK;
            write(comment, mark + bound(sealed, ciphertext, path));
        }
    }

    private void write(Comment comment, String text) {
        if (!text.equals(comment.text())) {
            edits.remark(comment, text);
        }
    }

    /** The ciphertext, or a new one for a comment that came to stand in another container. */
    private String bound(KnownValues.Known sealed, String ciphertext, TreePath path) {
        return sealed.isBoundTo(path)
                ? ciphertext
                : seal(String.valueOf(sealed.opened().text()), path, sealed.opened().type());
    }

    private String seal(String text, TreePath path, String type) {
        return cipher.encrypt(Utf8.encode(text), path.additionalData(), type).text();
    }

    /** Lines of which each was a comment of its own are one now where nothing parts them. */
    private void sealFused(Comment comment, TreePath path, boolean selected) {
        StringBuilder clear = new StringBuilder();
        boolean fused = false;
        for (String line : comment.text().split("\n", -1)) {
            int start = Math.max(0, line.indexOf("ENC["));
            KnownValues.Known sealed = known.comment(line.substring(start));
            fused |= sealed != null;
            clear.append(clear.length() == 0 ? "" : "\n").append(line, 0, start);
            clear.append(sealed == null ? line.substring(start) : sealed.opened().text());
        }
        if (fused) {
            String text = clear.toString();
            edits.remark(comment, selected ? seal(text, path, EncryptedValue.COMMENT) : text);
        }
    }
}
