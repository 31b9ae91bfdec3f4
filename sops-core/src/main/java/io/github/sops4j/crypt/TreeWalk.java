package io.github.sops4j.crypt;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.ActiveComments;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TreePath;
import io.github.sops4j.tree.Value;
import java.util.List;

/**
 * Visits every comment and scalar of a tree in the order of the file, knowing its path and whether
 * it is selected for encryption (clauses F35, F42).
 */
abstract class TreeWalk {
    private final Selector selector;
    private final Kind failure;

    TreeWalk(Selector selector, Kind failure) {
        this.selector = selector;
        this.failure = failure;
    }

    /**
     * What to do with a scalar; the result says whether it turned out to be a comment (clause F49).
     */
    abstract boolean scalar(Scalar scalar, TreePath path, boolean selected);

    /** What to do with a comment of the container at {@code path}. */
    abstract void comment(Comment comment, TreePath path, boolean selected);

    /** Walks all documents, which share everything but their comments. */
    final void walk(List<MapNode> branches) {
        for (MapNode branch : branches) {
            walk(branch, TreePath.ROOT, ActiveComments.ofRoot());
        }
    }

    private void walk(MapNode map, TreePath path, ActiveComments active) {
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                requireStringKey(entry);
                TreePath child = path.child(entry.key());
                if (walk(entry.value(), child, active)) {
                    throw failure("Could not decrypt value: it is a comment (at " + child + ")");
                }
                active.clear();
            } else {
                walk((Comment) item, path, active);
            }
        }
    }

    private void walk(ListNode list, TreePath path, ActiveComments active) {
        for (Node element : list.elements()) {
            if (element instanceof Comment comment) {
                walk(comment, path, active);
            } else if (!walk(element, path, active)) {
                active.clear();
            }
        }
    }

    private boolean walk(Node value, TreePath path, ActiveComments active) {
        if (value instanceof MapNode map) {
            walk(map, path, active.enter());
        } else if (value instanceof ListNode list) {
            walk(list, path, active.enter());
        } else if (value instanceof Scalar scalar) {
            boolean isComment = scalar(scalar, path, selector.encrypts(path, active));
            if (isComment && scalar.value() instanceof Value.Text text) {
                active.add(text.text());
            }
            return isComment;
        }
        return false;
    }

    private void walk(Comment comment, TreePath path, ActiveComments active) {
        active.add(comment.text());
        comment(comment, path, selectsComment(path, active));
    }

    private boolean selectsComment(TreePath path, ActiveComments active) {
        boolean exceptItself = selector.kind() == SelectorKind.ENCRYPTED_COMMENT_REGEX;
        return selector.encrypts(path, exceptItself ? active.withoutLast() : active);
    }

    private void requireStringKey(Entry entry) {
        if (!entry.hasStringKey()) {
            throw failure(
                    "Tree contains a non-string key (type "
                            + entry.keyType()
                            + "): "
                            + entry.key()
                            + ". Only string keys are supported");
        }
    }

    /** A failure of this walk, in the words that scripts know (clauses F8, F28). */
    final SopsException failure(String problem) {
        String doing = failure == Kind.NOT_ENCRYPTED ? "encrypting" : "decrypting";
        return new SopsException(
                failure, "Error " + doing + " tree: Error walking tree: " + problem);
    }
}
