package io.github.sops4j.crypt;

import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.StrayComment;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;

/** Decryption: what is open takes the place of its ciphertext. */
public final class Disclosure implements OpenedValues {
    private final Edits edits;

    /** Puts values and comments into these edits. */
    public Disclosure(Edits edits) {
        this.edits = edits;
    }

    @Override
    public void expect(int count) {
        edits.expect(count);
    }

    @Override
    public void value(Scalar scalar, TreePath path, Opened opened) {
        edits.open(scalar, new Edit.Open(opened.value()));
    }

    @Override
    public void comment(Node commentOrElement, TreePath path, Opened opened, String text) {
        edits.remark(commentOrElement, text);
    }

    @Override
    public void clearComment(Comment comment, TreePath path) {}

    @Override
    public void stray(StrayComment stray, Opened opened, String text) {
        edits.remark(stray.comment(), text);
    }

    @Override
    public void clearStray(StrayComment stray) {}
}
