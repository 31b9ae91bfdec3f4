package io.github.sops4j.crypt;

import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.metadata.ActiveComments;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.BitSet;
import java.util.List;

/**
 * Encrypts the comments of a document whose values are encrypted already. Since it reads the text
 * that will be written, a comment is bound to the container in which it will be found (clause
 * F156).
 */
public final class CommentEncryption extends TreeWalk {
    /** Tells comments that only their place in the text keeps from those that SOPS would lose. */
    static final String STRAY_MARK = " ";

    /** What stands before the ciphertext of a stray comment, if it is one, or will. */
    static String markOf(Comment stray) {
        return stray.text().startsWith("ENC[") ? "" : STRAY_MARK;
    }

    private final ValueCipher cipher;
    private final Selector selector;
    private final BitSet sealed;
    private final KeptCiphertexts kept;
    private final Edits edits;
    private int position;
    private boolean sameSelection = true;

    private CommentEncryption(
            ValueCipher cipher,
            Selector selector,
            BitSet sealed,
            KeptCiphertexts kept,
            Edits edits) {
        super(selector, Kind.NOT_ENCRYPTED);
        this.cipher = cipher;
        this.selector = selector;
        this.sealed = sealed;
        this.kept = kept;
        this.edits = edits;
    }

    /**
     * Walks a document whose values are encrypted.
     *
     * @param originals the documents before their values were encrypted
     * @param values what was done to them
     * @param document read from the text that will be written; it has the same values
     * @param cipher under the data key
     * @param selector which comments to encrypt
     * @param kept ciphertexts to use again
     * @param edits receives a text for each comment that is selected
     * @return whether the selector chooses the values that are encrypted; comments may have come to
     *     stand in other containers
     * @throws SopsException of kind {@code NOT_ENCRYPTED}
     */
    public static boolean encrypt(
            List<MapNode> originals,
            Edits values,
            Document document,
            ValueCipher cipher,
            Selector selector,
            KeptCiphertexts kept,
            Edits edits) {
        BitSet sealed =
                selector.kind().looksAtComments()
                        ? WrittenValues.sealed(originals, values)
                        : new BitSet();
        CommentEncryption walk = new CommentEncryption(cipher, selector, sealed, kept, edits);
        walk.walk(document.branches());
        for (StrayComment stray : document.strayComments()) {
            TreePath path = stray.path();
            boolean empty = stray.comment().text().isEmpty();
            boolean selected = stray.repeats() || selector.encrypts(path, ActiveComments.ofRoot());
            if (!empty && selected) {
                edits.remark(stray.comment(), STRAY_MARK + walk.seal(stray.comment().text(), path));
            }
        }
        return walk.sameSelection;
    }

    /** Only comments can come to stand elsewhere, so other selectors choose as they did. */
    @Override
    void scalar(Scalar scalar, TreePath path, boolean selected) {
        boolean wasSealed = sealed.get(position++);
        boolean canBeSealed =
                !(scalar.value() instanceof Value.Null)
                        && !(scalar.value() instanceof Value.Text text && text.text().isEmpty());
        if (selector.kind().looksAtComments() && canBeSealed && selected != wasSealed) {
            sameSelection = false;
        }
    }

    @Override
    void comment(Comment comment, TreePath path, boolean selected) {
        if (!selected || comment.text().isEmpty()) {
            return;
        }
        String text = seal(comment.text(), path);
        refuseMatch(selector, text);
        edits.remark(comment, text);
    }

    /** The ciphertext of a comment must not have what marks values as clear (clause F48). */
    static void refuseMatch(Selector selector, String ciphertext) {
        if (selector.kind() == SelectorKind.UNENCRYPTED_COMMENT_REGEX
                && selector.matches(ciphertext)) {
            throw failure(
                    Kind.NOT_ENCRYPTED,
                    "Encrypted comment matches UnencryptedCommentRegex! Make sure that"
                            + " UnencryptedCommentRegex cannot match an encrypted comment");
        }
    }

    private String seal(String text, TreePath path) {
        byte[] plaintext = Utf8.encode(text);
        String ciphertext = kept.take(path, EncryptedValue.COMMENT, plaintext);
        if (ciphertext != null) {
            return ciphertext;
        }
        return cipher.encrypt(plaintext, path.additionalData(), EncryptedValue.COMMENT).text();
    }
}
