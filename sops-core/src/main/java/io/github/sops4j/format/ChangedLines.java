package io.github.sops4j.format;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Origin;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes to the structure of a text whose entries have lines of their own. */
public abstract class ChangedLines {
    private final String text;
    private final String lineBreak;
    private final Splices splices = new Splices();

    /**
     * Nothing is changed yet.
     *
     * @param lineBreak what ends the lines of the text
     */
    protected ChangedLines(String text, String lineBreak) {
        this.text = text;
        this.lineBreak = lineBreak;
    }

    /** A plain value as it stands behind its key. */
    protected abstract String value(Value value);

    /** A key with its plain value, without line break. */
    protected abstract String line(String key, Value value);

    /**
     * A change to a document without levels.
     *
     * @return null when there is no place for it
     */
    public final byte @Nullable [] flat(MapNode branch, TreeChange change) {
        boolean done;
        if (change instanceof TreeChange.Replace replace) {
            done = replace(replace.old(), replace.replacement());
        } else if (change instanceof TreeChange.AddEntry add) {
            done = add(lastLine(branch.items()), add.entry());
        } else {
            done = change instanceof TreeChange.Remove remove && remove(remove.value());
        }
        return done ? bytes() : null;
    }

    /** Puts a scalar in the place of another one. */
    protected final boolean replace(Node old, Node replacement) {
        Origin place = old.origin();
        if (place == null || !(replacement instanceof Scalar scalar)) {
            return false;
        }
        splices.replace(place.start(), place.end(), value(scalar.value()));
        return true;
    }

    /**
     * Adds the line of an entry.
     *
     * @param offset anything on the line above it; -1 to begin the text with it
     */
    protected final boolean add(int offset, Entry entry) {
        if (!(entry.value() instanceof Scalar scalar)) {
            return false;
        }
        addLines(offset, line(entry.key(), scalar.value()) + lineBreak);
        return true;
    }

    /** Adds whole lines below the line of an offset. */
    protected final void addLines(int offset, String lines) {
        int lineFeed = offset < 0 ? -1 : text.indexOf('\n', offset);
        if (offset < 0) {
            splices.insert(0, lines);
        } else if (lineFeed >= 0) {
            splices.insert(lineFeed + 1, lines);
        } else {
            int length = lines.length() - lineBreak.length();
            splices.insert(text.length(), lineBreak + lines.substring(0, length));
        }
    }

    /** Removes the lines of an entry. */
    protected final boolean remove(Node value) {
        Origin place = value.origin();
        if (place == null) {
            return false;
        }
        int end = text.indexOf('\n', place.end());
        removeLines(
                text.lastIndexOf('\n', place.start() - 1) + 1, end < 0 ? text.length() : end + 1);
        return true;
    }

    /** Removes whole lines. */
    protected final void removeLines(int start, int end) {
        splices.remove(start, end);
    }

    /** Where the last entry or comment ends that has a place; -1 when there is none. */
    protected static int lastLine(List<MapItem> items) {
        int last = -1;
        for (MapItem item : items) {
            Origin place =
                    item instanceof Entry entry
                            ? entry.value().origin()
                            : ((Comment) item).origin();
            last = place == null ? last : Math.max(last, place.end());
        }
        return last;
    }

    /** The text with the change. */
    protected final byte[] bytes() {
        return Utf8.encode(splices.applyTo(text));
    }
}
