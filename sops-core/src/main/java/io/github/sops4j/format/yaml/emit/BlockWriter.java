package io.github.sops4j.format.yaml.emit;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps and lists in block style (clauses F90, F91, F100, F102). Works on a stack of its own,
 * so the nesting of a tree costs no frames of the thread.
 */
final class BlockWriter {
    private final Output out;
    private final ScalarWriter scalars;
    private final int step;
    private @Nullable Block top;

    BlockWriter(Output out, int step) {
        this.out = out;
        this.scalars = new ScalarWriter(out, step);
        this.step = step;
    }

    /** An open map or list: what is left of it, and the comment that waits for the next value. */
    private static final class Block {
        final @Nullable Block parent;
        final List<?> items;
        final int column;
        int next;
        @Nullable Comment inline;

        Block(@Nullable Block parent, List<?> items, int column) {
            this.parent = parent;
            this.items = items;
            this.column = column;
        }

        @Nullable Comment takeInline() {
            Comment taken = inline;
            inline = null;
            return taken;
        }
    }

    /** Writes a whole document. */
    void document(Node root) {
        if (isBlock(root)) {
            block(root, 0);
            return;
        }
        writeComments(items(root), 0);
        leaf(root, -1, step, null);
    }

    /** Writes entries, each from a line start on. */
    void entries(List<MapItem> items, int column) {
        top = new Block(null, items, column);
        run();
    }

    /** Writes the value of a key that stands at {@code parent}. */
    void valueOfKey(Node node, int parent) {
        if (isBlock(node)) {
            block(node, below(parent));
            return;
        }
        leafOfKey(node, parent, null);
    }

    /** Writes the element whose dash stands at {@code parent}. */
    void element(Node node, int parent) {
        if (isBlock(node)) {
            block(node, parent + 2);
        } else {
            leaf(node, parent, parent + 2, null);
        }
    }

    private void block(Node node, int column) {
        top = new Block(null, items(node), column);
        run();
    }

    private void run() {
        for (Block block = top; block != null; block = top) {
            if (block.next == block.items.size()) {
                writeComment(block.takeInline(), block.column);
                top = block.parent;
            } else {
                step(block, block.items.get(block.next++));
            }
        }
    }

    private void step(Block block, Object item) {
        if (item instanceof Comment comment) {
            if (comment.inline() && Indicators.isReadableLine(comment.text())) {
                writeComment(block.inline, block.column);
                block.inline = comment;
            } else {
                writeComment(comment, block.column);
            }
        } else if (item instanceof Entry entry) {
            entry(block, entry);
        } else if (item instanceof Node node) {
            element(block, node);
        }
    }

    private void entry(Block block, Entry entry) {
        Node value = entry.value();
        boolean nested = isBlock(value);
        if (nested) {
            writeComment(block.takeInline(), block.column);
        }
        key(entry, block.column);
        if (nested) {
            top = new Block(block, items(value), below(block.column));
        } else {
            leafOfKey(value, block.column, block.takeInline());
        }
    }

    private void key(Entry entry, int column) {
        String text = entry.key();
        ScalarText key =
                entry.hasStringKey() ? ScalarText.of(Value.string(text)) : ScalarText.plain(text);
        out.indent(column);
        if (key.isSimpleKey()) {
            scalars.write(key, column, column, null);
            out.colon();
            return;
        }
        out.blockIndicator('?');
        scalars.write(key, column, below(column), null);
        out.indent(column);
        out.blockIndicator(':');
    }

    private void element(Block block, Node node) {
        boolean nested = isBlock(node);
        if (nested) {
            writeComment(block.takeInline(), block.column);
        }
        int comments = writeComments(items(node), block.column);
        out.indent(block.column);
        out.blockIndicator('-');
        if (nested) {
            top = new Block(block, items(node), block.column + 2);
            top.next = comments;
        } else {
            leaf(node, block.column, block.column + 2, block.takeInline());
        }
    }

    /** A map that holds comments alone keeps them between its braces; a list has them below it. */
    private void leafOfKey(Node node, int parent, @Nullable Comment inline) {
        boolean braces = node instanceof MapNode && !items(node).isEmpty();
        if (braces) {
            out.word("{");
            writeComments(items(node), below(parent));
            out.brace();
            if (inline != null) {
                out.comment(inline.text(), parent);
            }
            return;
        }
        leaf(node, parent, below(parent), inline);
        writeComments(items(node), parent);
    }

    private void leaf(Node node, int parent, int column, @Nullable Comment inline) {
        if (node instanceof Scalar scalar) {
            scalars.write(ScalarText.of(scalar.value()), parent, column, inline);
            return;
        }
        out.word(node instanceof MapNode ? "{}" : node instanceof ListNode ? "[]" : "null");
        if (inline != null) {
            out.comment(inline.text(), parent);
        }
    }

    /** Writes the comments that the items begin with; returns how many they are. */
    private int writeComments(List<?> items, int column) {
        boolean inlineToo = !hasValue(items);
        int count = 0;
        while (count < items.size()
                && items.get(count) instanceof Comment comment
                && (inlineToo || !comment.inline())) {
            writeComment(comment, column);
            count++;
        }
        return count;
    }

    private void writeComment(@Nullable Comment comment, int column) {
        if (comment != null) {
            out.indent(column);
            out.comment(comment.text(), column);
        }
    }

    /** The column of what stands below a key. */
    private int below(int column) {
        return (column / step + 1) * step;
    }

    private static boolean isBlock(Node node) {
        return hasValue(items(node));
    }

    private static List<?> items(Node node) {
        if (node instanceof MapNode map) {
            return map.items();
        }
        return node instanceof ListNode list ? list.elements() : List.of();
    }

    /** Whether there is more than comments. */
    private static boolean hasValue(List<?> items) {
        for (Object item : items) {
            if (!(item instanceof Comment)) {
                return true;
            }
        }
        return false;
    }
}
