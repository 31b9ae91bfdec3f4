package io.github.sops4j.crypt;

import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file holds that is opened to be written again. */
public final class KnownValues implements OpenedValues {

    /**
     * A ciphertext and what was in it.
     *
     * @param path what it is bound to
     * @param opened what was in it
     * @param stray whether it was a comment in no container
     */
    record Known(TreePath path, Opened opened, boolean stray) {
        /** Whether the same ciphertext opens in another place as well. */
        boolean isBoundTo(TreePath other) {
            return KeptCiphertexts.text(path).equals(KeptCiphertexts.text(other));
        }
    }

    private final Edits disclosed = new Edits();
    private final Disclosure disclosure = new Disclosure(disclosed);
    private final IdentityHashMap<Node, Opened> values = new IdentityHashMap<>();
    private final Map<String, Known> comments = new HashMap<>();
    private final List<Known> all = new ArrayList<>();

    /** Nothing is known yet. */
    public KnownValues() {}

    @Override
    public void expect(int count) {
        disclosure.expect(count);
    }

    @Override
    public void value(Scalar scalar, TreePath path, Opened opened) {
        disclosure.value(scalar, path, opened);
        values.put(scalar, opened);
        all.add(new Known(path, opened, false));
    }

    @Override
    public void comment(Node commentOrElement, TreePath path, Opened opened, String text) {
        disclosure.comment(commentOrElement, path, opened, text);
        if (commentOrElement instanceof Scalar) {
            values.put(commentOrElement, opened);
        }
        addComment(new Known(path, opened, false));
    }

    @Override
    public void clearComment(Comment comment, TreePath path) {}

    @Override
    public void stray(StrayComment stray, Opened opened, String text) {
        disclosure.stray(stray, opened, text);
        addComment(new Known(stray.path(), opened, true));
    }

    @Override
    public void clearStray(StrayComment stray) {}

    private void addComment(Known known) {
        comments.put(known.opened.ciphertext(), known);
        all.add(known);
    }

    /** The edits that decrypt the file. */
    public Edits disclosed() {
        return disclosed;
    }

    /**
     * Whether a node is an encrypted value of the file, a string where the other one is, so that
     * every format has a place for the other one where it stands.
     */
    public boolean isSealedLike(Node node, Value other) {
        Opened opened = node instanceof Scalar scalar ? values.get(scalar) : null;
        return opened != null && opened.value().isString() == other.isString();
    }

    /** What was in a scalar of the file; null when it is not encrypted. */
    @Nullable Opened of(Scalar scalar) {
        return values.get(scalar);
    }

    /** The comment of the file with this ciphertext; null when there is none. */
    @Nullable Known comment(String ciphertext) {
        return comments.get(ciphertext);
    }

    /** The ciphertexts of the file, to be used again for what is not changed (clause F32). */
    public KeptCiphertexts kept() {
        KeptCiphertexts kept = new KeptCiphertexts();
        for (Known known : all) {
            kept.add(known.path(), known.opened());
        }
        return kept;
    }

    /** The text that stands for an encrypted comment in a file, without a mark before it. */
    static String ciphertextIn(String comment) {
        boolean marked = comment.startsWith(CommentEncryption.STRAY_MARK);
        String text = marked ? comment.substring(CommentEncryption.STRAY_MARK.length()) : comment;
        return EncryptedValue.typeOf(text) == null ? comment : text;
    }
}
