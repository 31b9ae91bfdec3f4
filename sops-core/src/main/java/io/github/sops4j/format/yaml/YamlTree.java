package io.github.sops4j.format.yaml;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.source.ScalarResolver;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.TagConversionException;
import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlDocumentNode;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.TypeNames;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes of nodes the tree that SOPS sees: comments become items (clause F88), scalars get types
 * (clauses F82 to F86), aliases become copies (clause F12). A copy has the alias as its origin, and
 * what is inside a copy has none.
 */
final class YamlTree {
    private final SourceText text;
    private final BitSet placedComments;
    private final ExpansionLimit limit;
    private final boolean firstDocument;
    private int aliasDepth;

    /**
     * A conversion of one document.
     *
     * @param limit counts over all documents of a file
     * @param placedComments receives where the comments start that find a place in the tree
     * @param firstDocument whether this is the one SOPS decodes as a whole (clause F80)
     */
    YamlTree(SourceText text, ExpansionLimit limit, BitSet placedComments, boolean firstDocument) {
        this.text = text;
        this.limit = limit;
        this.placedComments = placedComments;
        this.firstDocument = firstDocument;
    }

    /** The top-level map of a document; an empty document is an empty map (clause F14). */
    MapNode root(YamlDocumentNode document) throws MalformedException {
        List<MapItem> items = new ArrayList<>();
        addComments(items, document.headComments());
        YamlNode root = document.root();
        if (root != null) {
            addComments(items, root.headComments());
            addComments(items, root.lineComments());
            addRoot(items, root);
            addComments(items, root.footComments());
        }
        addComments(items, document.footComments());
        return new MapNode(items, root);
    }

    private void addRoot(List<MapItem> items, YamlNode root) throws MalformedException {
        YamlNode node = resolve(root);
        switch (node.kind()) {
            case MAP -> addEntries(items, node);
            case LIST -> throw notAMap(node, "!!seq", "sequences");
            default -> {
                if (!(scalar(node) instanceof Value.Null)) {
                    throw notAMap(node, "a value", "values");
                }
            }
        }
    }

    private MalformedException notAMap(YamlNode node, String what, String plural) {
        return new MalformedException(
                firstDocument
                        ? at(node)
                                + "cannot unmarshal "
                                + what
                                + " into a map: the top level must be one"
                        : "YAML documents that are " + plural + " are not supported");
    }

    private static YamlNode resolve(YamlNode node) {
        YamlNode target = node.target();
        return target == null ? node : resolve(target);
    }

    private void addEntries(List<MapItem> items, YamlNode map) throws MalformedException {
        if (firstDocument) {
            DuplicateKeys.refuse(text, map);
        }
        List<YamlNode> children = map.children();
        for (int i = 0; i < children.size(); i += 2) {
            YamlNode key = children.get(i);
            YamlNode value = children.get(i + 1);
            boolean single = isSingle(value);
            addComments(items, key.headComments());
            addComments(items, key.lineComments());
            if (single) {
                addComments(items, value.headComments());
                addInline(items, value.lineComments());
            }
            Node converted = node(value, single);
            MergeKeys.check(text, firstDocument, key, value);
            items.add(entry(key, converted));
            if (single) {
                addComments(items, value.footComments());
            }
            addComments(items, key.footComments());
        }
    }

    /** Scalars and aliases, whose comments stand around them and not inside them. */
    private static boolean isSingle(YamlNode node) {
        return node.kind() == YamlNode.Kind.SCALAR || node.kind() == YamlNode.Kind.ALIAS;
    }

    private Entry entry(YamlNode key, Node value) throws MalformedException {
        YamlNode node = resolve(key);
        if (node.kind() != YamlNode.Kind.SCALAR) {
            throw new MalformedException(at(key) + "invalid map key: it is a map or a list");
        }
        Value read = scalar(node);
        if (read instanceof Value.Text name) {
            return new Entry(name.text(), value);
        }
        if (read instanceof Value.Bytes name) {
            return new Entry(Utf8.decode(name.bytes()), value);
        }
        return new Entry(node.text(), value, TypeNames.of(read));
    }

    private Node node(YamlNode node, boolean commentsDone) throws MalformedException {
        limit.count(aliasDepth > 0);
        switch (node.kind()) {
            case SCALAR -> {
                return new Scalar(scalar(node), aliasDepth > 0 ? null : node);
            }
            case ALIAS -> {
                return copy(node);
            }
            case MAP -> {
                List<MapItem> items = new ArrayList<>(node.children().size() / 2);
                addAround(items, node, commentsDone, true);
                addEntries(items, node);
                addAround(items, node, commentsDone, false);
                return new MapNode(items, aliasDepth > 0 ? null : node);
            }
            default -> {
                List<Node> elements = new ArrayList<>(node.children().size());
                addElements(elements, node, commentsDone);
                return new ListNode(elements, aliasDepth > 0 ? null : node);
            }
        }
    }

    private Node copy(YamlNode alias) throws MalformedException {
        aliasDepth++;
        limit.enter();
        Node copy = node(resolve(alias), false);
        limit.leave();
        aliasDepth--;
        YamlNode origin = aliasDepth > 0 ? null : alias;
        if (copy instanceof MapNode map) {
            return new MapNode(map.items(), origin);
        }
        if (copy instanceof ListNode list) {
            return new ListNode(list.elements(), origin);
        }
        return new Scalar(((Scalar) copy).value(), origin);
    }

    private void addAround(
            List<MapItem> items, YamlNode node, boolean commentsDone, boolean before) {
        if (commentsDone) {
            return;
        }
        if (before) {
            addComments(items, node.headComments());
            addComments(items, node.lineComments());
        } else {
            addComments(items, node.footComments());
        }
    }

    private void addElements(List<Node> elements, YamlNode list, boolean commentsDone)
            throws MalformedException {
        if (!commentsDone) {
            addComments(elements, list.headComments());
            addComments(elements, list.lineComments());
        }
        for (YamlNode element : list.children()) {
            addComments(elements, element.headComments());
            addInline(elements, element.lineComments());
            elements.add(node(element, true));
            addComments(elements, element.footComments());
        }
        if (!commentsDone) {
            addComments(elements, list.footComments());
        }
    }

    private void addComments(List<? super Comment> to, List<YamlComment> comments) {
        add(to, comments, false);
    }

    private void addInline(List<? super Comment> to, List<YamlComment> comments) {
        add(to, comments, true);
    }

    /** Most values have none: no iterator is made to find that out. */
    private void add(List<? super Comment> to, List<YamlComment> comments, boolean inline) {
        for (int i = 0; i < comments.size(); i++) {
            to.add(comment(comments.get(i), inline));
        }
    }

    private Comment comment(YamlComment comment, boolean inline) {
        String body = text.substring(comment.start() + 1, comment.end());
        if (aliasDepth > 0) {
            return new Comment(body, inline, null);
        }
        placedComments.set(comment.start());
        return new Comment(body, inline, comment);
    }

    /**
     * A tag that does not fit is fatal in every document. In later ones SOPS makes it null, which
     * would leave what stands there in clear text here, or lose it (clause F80).
     */
    private Value scalar(YamlNode node) throws MalformedException {
        try {
            return ScalarResolver.resolve(node);
        } catch (TagConversionException unfit) {
            throw new MalformedException(at(node) + unfit.getMessage(), unfit);
        }
    }

    private String at(@Nullable YamlNode node) {
        return node == null ? "" : "yaml: line " + text.line(node.start()) + ": ";
    }
}
