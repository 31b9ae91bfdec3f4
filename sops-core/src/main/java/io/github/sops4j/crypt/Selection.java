package io.github.sops4j.crypt;

import io.github.sops4j.error.Kind;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import java.util.BitSet;
import java.util.List;

/** Which values of documents a selector chooses, by their position among all scalars. */
final class Selection extends TreeWalk {
    private final KnownValues known;
    private final BitSet chosen = new BitSet();
    private int position;

    private Selection(Selector selector, KnownValues known) {
        super(selector, Kind.NOT_ENCRYPTED);
        this.known = known;
    }

    /**
     * Walks documents.
     *
     * @param known tells elements of lists that are comments
     */
    static BitSet of(List<MapNode> branches, Selector selector, KnownValues known) {
        Selection walk = new Selection(selector, known);
        walk.walk(branches);
        return walk.chosen;
    }

    @Override
    void scalar(Scalar scalar, TreePath path, boolean selected) {
        chosen.set(position++, selected);
    }

    @Override
    boolean element(Scalar scalar, TreePath path, boolean selected) {
        scalar(scalar, path, selected);
        Opened opened = known.of(scalar);
        return opened != null && opened.isComment() && selected;
    }

    @Override
    void comment(Comment comment, TreePath path, boolean selected) {}
}
