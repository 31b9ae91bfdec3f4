package io.github.sops4j.format.ini;

import io.github.sops4j.format.ChangedLines;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change to the structure of an INI file. */
final class IniChange extends ChangedLines {
    private final String text;
    private final String lineBreak;
    private final List<IniSection> sections;
    private final MapNode branch;

    /**
     * A change to these sections.
     *
     * @param branch the same sections as maps
     */
    IniChange(String text, List<IniSection> sections, MapNode branch) {
        super(text, IniWriter.lineBreak(text));
        this.text = text;
        this.lineBreak = IniWriter.lineBreak(text);
        this.sections = sections;
        this.branch = branch;
    }

    /**
     * The text with the change; null when there is no place for it.
     *
     * @param behind where what follows the sections begins
     */
    byte @Nullable [] apply(TreeChange change, int behind) {
        boolean done = false;
        if (change instanceof TreeChange.Replace replace) {
            done = replaceQuoted(replace.old(), replace.replacement());
        } else if (change instanceof TreeChange.AddEntry add) {
            int section = indexOf(add.map());
            done = section < 0 ? addSection(add.entry(), behind) : addKey(section, add.entry());
        } else if (change instanceof TreeChange.Remove remove) {
            done =
                    remove.container() == branch
                            ? removeSection(remove.value(), behind)
                            : remove(remove.value());
        }
        return done ? bytes() : null;
    }

    /** With the quotes around it, which the new value may not need. */
    private boolean replaceQuoted(Node old, Node replacement) {
        if (!(old.origin() instanceof ValuePlace place)) {
            return false;
        }
        int quote = place.style().quote().length();
        ValuePlace whole =
                new ValuePlace(place.start() - quote, place.end() + quote, place.style(), false);
        return replace(new Scalar(((Scalar) old).value(), whole), replacement);
    }

    private boolean addKey(int section, Entry entry) {
        int last = lastLine(((MapNode) ((Entry) branch.items().get(section)).value()).items());
        return add(last < 0 ? sections.get(section).start() : last, entry);
    }

    private boolean addSection(Entry entry, int behind) {
        if (!(entry.value() instanceof MapNode keys) || entry.key().isEmpty()) {
            return false;
        }
        StringBuilder lines = new StringBuilder();
        lines.append(behind <= 0 ? "" : lineBreak);
        lines.append('[').append(entry.key()).append(']').append(lineBreak);
        for (MapItem item : keys.items()) {
            if (!(item instanceof Entry key && key.value() instanceof Scalar scalar)) {
                return false;
            }
            lines.append(line(key.key(), scalar.value())).append(lineBreak);
        }
        addLines(behind - 1, lines.toString());
        return true;
    }

    private boolean removeSection(Node value, int behind) {
        int index = indexOf(value);
        if (index < 0) {
            return false;
        }
        int next = index + 1 < sections.size() ? sections.get(index + 1).begin(text) : behind;
        removeLines(sections.get(index).begin(text), next);
        return true;
    }

    private int indexOf(Node section) {
        int index = 0;
        for (MapItem item : branch.items()) {
            if (item instanceof Entry entry && entry.value() == section) {
                return index;
            }
            index++;
        }
        return -1;
    }

    @Override
    protected String value(Value value) {
        return IniText.value(FlatText.of(value));
    }

    @Override
    protected String line(String key, Value value) {
        return IniText.name(key) + " = " + value(value);
    }
}
