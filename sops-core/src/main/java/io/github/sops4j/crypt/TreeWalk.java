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

    /** What to do with a value of a map. */
    abstract void scalar(Scalar scalar, TreePath path, boolean selected);

    /**
     * What to do with an element of a list; the result says whether it is a comment (clause F49).
     */
    boolean element(Scalar scalar, TreePath path, boolean selected) {
        scalar(scalar, path, selected);
        return false;
    }

    /** What to do with a comment of the container at {@code path}. */
    abstract void comment(Comment comment, TreePath path, boolean selected);

    /** Walks all documents, which share everything but their comments. */
    final void walk(List<MapNode> branches) {
        for (MapNode branch : branches) {
            walk(branch, TreePath.ROOT, false, ActiveComments.ofRoot());
        }
    }

    /** All items of a map; {@code named} says whether the selector names a key above them. */
    private void walk(MapNode map, TreePath path, boolean named, ActiveComments active) {
        for (MapItem item : map.items()) {
            if (item instanceof Entry entry) {
                requireStringKey(entry);
                boolean names = named || selector.names(entry.key());
                walk(entry.value(), path.child(entry.key()), names, active);
                active.clear();
            } else {
                walk((Comment) item, path, named, active);
            }
        }
    }

    private void walk(ListNode list, TreePath path, boolean named, ActiveComments active) {
        for (Node element : list.elements()) {
            if (element instanceof Comment comment) {
                walk(comment, path, named, active);
            } else if (element instanceof Scalar scalar
                    && element(scalar, path, selector.encrypts(named, active))) {
                active.add(((Value.Text) scalar.value()).text());
            } else {
                if (!(element instanceof Scalar)) {
                    walk(element, path, named, active);
                }
                active.clear();
            }
        }
    }

    private void walk(Node value, TreePath path, boolean named, ActiveComments active) {
        if (value instanceof MapNode map) {
            walk(map, path, named, active.enter());
        } else if (value instanceof ListNode list) {
            walk(list, path, named, active.enter());
        } else if (value instanceof Scalar scalar) {
            scalar(scalar, path, selector.encrypts(named, active));
        }
    }

    private void walk(Comment comment, TreePath path, boolean named, ActiveComments active) {
        active.add(comment.text());
        boolean exceptItself = selector.kind() == SelectorKind.ENCRYPTED_COMMENT_REGEX;
        comment(
                comment,
                path,
                selector.encrypts(named, exceptItself ? active.withoutLast() : active));
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
        return failure(failure, problem);
    }

    static SopsException failure(Kind kind, String problem) {
        String doing = kind == Kind.NOT_ENCRYPTED ? "encrypting" : "decrypting";
        return new SopsException(kind, "Error " + doing + " tree: Error walking tree: " + problem);
    }
}
