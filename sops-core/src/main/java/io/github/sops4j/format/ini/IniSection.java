package io.github.sops4j.format.ini;

import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section with its keys in order. */
final class IniSection {
    private final String name;
    private final int start;
    private final @Nullable CommentGroup comment;
    private final List<IniKey> keys = new ArrayList<>();
    private final Map<String, IniKey> byName = new HashMap<>();
    private final List<Piece> loose = new ArrayList<>();
    private boolean hasRepeats;
    private int numbered;

    /**
     * A section without keys so far.
     *
     * @param start where the line of its header begins
     */
    IniSection(String name, int start, @Nullable CommentGroup comment) {
        this.name = name;
        this.start = start;
        this.comment = comment;
    }

    /** Adds a key, or gives it another value (clauses F130, F131). */
    void add(String keyName, String value, ValuePlace place, @Nullable CommentGroup keyComment) {
        String unique = keyName.equals("-") ? "#" + ++numbered : keyName;
        IniKey known = byName.get(unique);
        if (known == null) {
            IniKey key = new IniKey(unique, value, place, keyComment);
            byName.put(unique, key);
            keys.add(key);
            return;
        }
        hasRepeats = true;
        CommentGroup lost = known.repeat(value, place, keyComment);
        if (lost != null) {
            loose.addAll(lost.pieces());
        }
    }

    /** Adds a comment, or text, that SOPS does not see. */
    void addLoose(Piece piece) {
        loose.add(piece);
    }

    /** The section as SOPS sees it: its comment first, those of keys behind them (clause F134). */
    MapNode map() {
        List<MapItem> items = new ArrayList<>(keys.size());
        if (comment != null) {
            items.add(comment.whole());
        }
        for (IniKey key : keys) {
            Value value = Value.string(key.value());
            items.add(new Entry(key.name(), new Scalar(value, key.place())));
            CommentGroup ofKey = key.comment();
            if (ofKey != null) {
                items.add(ofKey.whole());
            }
        }
        return new MapNode(items);
    }

    String name() {
        return name;
    }

    int start() {
        return start;
    }

    /** Where the comment above it begins, or else its header. */
    int begin(String text) {
        CommentGroup above = comment;
        if (above == null || above.first().kind() != Piece.Kind.LINE) {
            return start;
        }
        return text.lastIndexOf('\n', above.start()) + 1;
    }

    @Nullable CommentGroup comment() {
        return comment;
    }

    List<IniKey> keys() {
        return keys;
    }

    List<Piece> loose() {
        return loose;
    }

    boolean hasRepeats() {
        return hasRepeats;
    }
}
