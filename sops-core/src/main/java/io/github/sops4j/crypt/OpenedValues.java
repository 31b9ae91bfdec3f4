package io.github.sops4j.crypt;

import io.github.sops4j.format.StrayComment;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;

/** What becomes of the ciphertexts of a document once they are open. */
public interface OpenedValues {

    /** So many nodes will follow, about. */
    void expect(int count);

    /** A value. */
    void value(Scalar scalar, TreePath path, Opened opened);

    /** A comment, or the element of a list that is one (clause F30). */
    void comment(Node commentOrElement, TreePath path, Opened opened, String text);

    /** A comment that should be encrypted and is not. */
    void clearComment(Comment comment, TreePath path);

    /** A comment that is in no container. */
    void stray(StrayComment stray, Opened opened, String text);

    /** One that should be encrypted and is not. */
    void clearStray(StrayComment stray);
}
