package io.github.sops4j.crypt;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Utf8;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Rotation: what is open is encrypted again in its place, under another data key. A nonce is kept
 * (clause C164) unless it is not of SOPS's length (clause F33) or stands in the file twice: whoever
 * knows the old key could have arranged for that, and a nonce that serves two texts gives away how
 * to forge others under the new key.
 */
public final class Resealing implements OpenedValues {
    /** Bytes of a nonce as SOPS draws it. */
    static final int IV_LENGTH = 32;

    private final Selector selector;
    private final Sealing values = new Sealing();
    private final Sealing comments = new Sealing();
    private final Sealing strays = new Sealing();
    private final Set<ByteBuffer> usedIvs = new HashSet<>();

    /** Nothing to seal yet, in a file with this selector. */
    public Resealing(Selector selector) {
        this.selector = selector;
    }

    @Override
    public void expect(int count) {}

    @Override
    public void value(Scalar scalar, TreePath path, Opened opened) {
        add(values, scalar, path, opened.ownType(), opened);
    }

    /** Its type stays: a comment of another one is hashed (clause F59). */
    @Override
    public void comment(Node commentOrElement, TreePath path, Opened opened, String text) {
        add(comments, commentOrElement, path, opened.type(), opened);
    }

    @Override
    public void clearComment(Comment comment, TreePath path) {
        addClear(comments, comment, path);
    }

    @Override
    public void stray(StrayComment stray, Opened opened, String text) {
        add(strays, stray.comment(), stray.path(), opened.type(), opened);
    }

    @Override
    public void clearStray(StrayComment stray) {
        addClear(strays, stray.comment(), stray.path());
    }

    private void add(Sealing sealing, Node node, TreePath path, String type, Opened opened) {
        byte[] iv = opened.iv();
        boolean keepsIv = iv.length == IV_LENGTH && usedIvs.add(ByteBuffer.wrap(iv));
        sealing.add(node, path, type, opened.bytes(), keepsIv ? iv : null);
    }

    private static void addClear(Sealing sealing, Comment comment, TreePath path) {
        byte[] plaintext = Utf8.encode(comment.text());
        sealing.add(comment, path, EncryptedValue.COMMENT, plaintext, null);
    }

    /**
     * Encrypts all of it.
     *
     * @param dataKey the new data key
     * @param edits receives the ciphertexts
     * @throws io.github.sops4j.error.SopsException of kind {@code NOT_ENCRYPTED} when the
     *     ciphertext of a comment would choose values (clause F48)
     */
    public void seal(DataKey dataKey, Edits edits) {
        String[] sealed = values.seal(dataKey);
        edits.expect(sealed.length);
        for (int i = 0; i < sealed.length; i++) {
            edits.reseal((Scalar) values.node(i), sealed[i]);
        }
        sealed = comments.seal(dataKey);
        for (int i = 0; i < sealed.length; i++) {
            CommentEncryption.refuseMatch(selector, sealed[i]);
            sealComment(comments.node(i), sealed[i], edits);
        }
        sealed = strays.seal(dataKey);
        for (int i = 0; i < sealed.length; i++) {
            Comment stray = (Comment) strays.node(i);
            edits.remark(stray, CommentEncryption.markOf(stray) + sealed[i]);
        }
    }

    private static void sealComment(Node commentOrElement, String ciphertext, Edits edits) {
        if (commentOrElement instanceof Scalar element) {
            edits.reseal(element, ciphertext);
        } else {
            edits.remark(commentOrElement, ciphertext);
        }
    }
}
