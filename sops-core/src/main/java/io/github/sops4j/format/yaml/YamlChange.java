package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Splices;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlNode;
import io.github.sops4j.format.yaml.source.YamlStream;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change to the structure of the first document of a YAML text. */
final class YamlChange {
    private final SourceText text;
    private final Lines lines;
    private final YamlEmitter emitter;
    private final YamlNode root;
    private final IndicatorEnd indicators;
    private final Splices splices = new Splices();
    private boolean hasPlace = true;

    YamlChange(YamlStream stream, YamlEmitter emitter, YamlNode root) {
        this.text = stream.text();
        this.lines = new Lines(text);
        this.emitter = emitter;
        this.root = root;
        this.indicators = new IndicatorEnd(stream);
    }

    /** The text with the change; null when there is no place for it. */
    @Nullable CharSequence apply(TreeChange change) {
        if (change instanceof TreeChange.Replace replace) {
            replace(replace.old().origin(), replace.replacement());
        } else if (change instanceof TreeChange.AddEntry add) {
            addEntry(add.map(), add.entry());
        } else if (change instanceof TreeChange.AddElement add) {
            addElement(add.list(), add.element());
        } else if (change instanceof TreeChange.Remove remove) {
            remove(remove.container().origin(), remove.value().origin());
        }
        return hasPlace ? splices.applyTo(text.chars(), text.length()) : null;
    }

    private void replace(@Nullable Object origin, Node replacement) {
        Place place = origin instanceof YamlNode node ? find(node, root, Place.top(text)) : null;
        if (place == null || !(origin instanceof YamlNode source) || source == root) {
            hasPlace = false;
            return;
        }
        if (place.flow()) {
            int end = source.end();
            splices.replace(source.propertiesStart(), end, YamlEmitter.flow(replacement));
            return;
        }
        String behind = place.behind(replacement, emitter);
        boolean wasScalar = source.children().isEmpty();
        if (wasScalar && source.start() < source.end() && behind.indexOf('\n') < 0) {
            replaceOnLine(source, behind.substring(1));
            return;
        }
        int from = indicators.before(source.propertiesStart(), !wasScalar);
        int to = lines.withoutBreak(source.end());
        int firstBreak = behind.indexOf('\n');
        if (!wasScalar || firstBreak < 0) {
            int end = wasScalar ? to : lines.lineEnd(to);
            splices.replace(from, end, lines.withOwnBreaks(behind));
            return;
        }
        splices.replace(from, to, behind.substring(0, firstBreak));
        splices.insert(lines.lineEnd(to), lines.withOwnBreaks(behind.substring(firstBreak)));
    }

    /** A comment behind the value, or behind the header of a block scalar, stays. */
    private void replaceOnLine(YamlNode source, String value) {
        int end = lines.withoutBreak(source.end());
        int lineEnd = lines.lineEnd(source.start());
        if (end <= lineEnd) {
            splices.replace(source.propertiesStart(), end, value);
            return;
        }
        int headerEnd = source.start();
        while (headerEnd < lineEnd && text.chars()[headerEnd] > ' ') {
            headerEnd++;
        }
        boolean isBlock =
                source.style() == YamlNode.Style.LITERAL || source.style() == YamlNode.Style.FOLDED;
        splices.replace(source.propertiesStart(), isBlock ? headerEnd : lineEnd, value);
        splices.remove(lineEnd, end);
    }

    /** The place in which a node stands, looked for below another one. */
    private static @Nullable Place find(YamlNode wanted, YamlNode node, Place place) {
        if (node == wanted) {
            return place;
        }
        Place inside = node.children().isEmpty() ? place : place.inside(node);
        for (YamlNode child : node.children()) {
            if (child.propertiesStart() <= wanted.start() && wanted.end() <= child.end()) {
                Place found = find(wanted, child, inside);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void addEntry(MapNode old, Entry entry) {
        MapNode map = new MapNode(List.of(entry));
        Object origin = old.origin();
        YamlNode last = lastOf(origin, 2);
        if (!(origin instanceof YamlNode source)) {
            hasPlace = false;
        } else if (last == null) {
            addFirst(source, map);
        } else if (source.style() == YamlNode.Style.FLOW) {
            splices.insert(last.end(), ", " + unbraced(YamlEmitter.flow(map)));
        } else {
            int end = Math.max(last.end(), lastComment(old.items()));
            addLines(last, end, emitter.entries(map.items(), column(source)));
        }
    }

    /** Where the last comment ends: which values are encrypted may depend on those above it. */
    private static int lastComment(List<? extends Object> items) {
        int end = 0;
        for (Object item : items) {
            if (item instanceof Comment comment && comment.origin() instanceof YamlComment place) {
                end = Math.max(end, place.end());
            }
        }
        return end;
    }

    private static String unbraced(String flow) {
        return flow.substring(1, flow.length() - 1);
    }

    /** Into an empty map; the root has its metadata still. */
    private void addFirst(YamlNode source, MapNode map) {
        if (source != root) {
            replace(source, map);
        } else if (source.style() == YamlNode.Style.FLOW) {
            splices.insert(source.start() + 1, unbraced(YamlEmitter.flow(map)) + ", ");
        } else {
            String entry = emitter.entries(map.items(), column(source));
            splices.insert(lines.lineStart(source.start()), lines.withOwnBreaks(entry));
        }
    }

    private void addElement(ListNode old, Node element) {
        Object origin = old.origin();
        YamlNode last = lastOf(origin, 1);
        if (!(origin instanceof YamlNode source)) {
            hasPlace = false;
        } else if (last == null) {
            replace(source, new ListNode(List.of(element)));
        } else if (source.style() == YamlNode.Style.FLOW) {
            splices.insert(last.end(), ", " + YamlEmitter.flow(element));
        } else {
            int column = column(source);
            String dash = " ".repeat(column) + '-';
            int end = Math.max(last.end(), lastComment(old.elements()));
            addLines(last, end, dash + emitter.afterDash(element, column) + '\n');
        }
    }

    private int column(YamlNode block) {
        return text.column(block.start()) - 1;
    }

    /** The last child before the metadata that has a place, in steps of key and value. */
    private @Nullable YamlNode lastOf(@Nullable Object origin, int step) {
        if (!(origin instanceof YamlNode source) || source.kind() == YamlNode.Kind.ALIAS) {
            hasPlace = false;
            return null;
        }
        List<YamlNode> children = source.children();
        for (int i = children.size() - step; i >= 0; i -= step) {
            if (source != root || !children.get(i).text().equals(YamlDocument.RESERVED)) {
                return children.get(i + step - 1);
            }
        }
        return null;
    }

    /** Whole lines below those of a node and of the comments behind it. */
    private void addLines(YamlNode last, int end, String added) {
        int at = lines.isLineStart(end) && end > last.start() ? end : lines.nextLine(end);
        boolean ends = lines.isLineStart(at);
        String whole = ends ? added : "\n" + added.substring(0, added.length() - 1);
        splices.insert(at, lines.withOwnBreaks(whole));
    }

    private void remove(@Nullable Object container, @Nullable Object origin) {
        if (!(container instanceof YamlNode source) || !(origin instanceof YamlNode value)) {
            hasPlace = false;
            return;
        }
        int step = source.kind() == YamlNode.Kind.MAP ? 2 : 1;
        List<YamlNode> children = source.children();
        int index = children.indexOf(value) - step + 1;
        if (index < 0) {
            hasPlace = false;
        } else if (children.size() == step && source != root) {
            replace(source, step == 2 ? new MapNode(List.of()) : new ListNode(List.of()));
        } else if (source.style() == YamlNode.Style.FLOW) {
            removeFlow(children, index, step);
        } else {
            removeLines(children, index, step);
        }
    }

    private void removeFlow(List<YamlNode> children, int index, int step) {
        if (index > 0) {
            splices.remove(children.get(index - 1).end(), children.get(index + step - 1).end());
        } else {
            int start = children.get(0).propertiesStart();
            splices.remove(start, children.get(step).propertiesStart());
        }
    }

    /**
     * With the comment on its line. The first one of a map or list that begins behind a dash makes
     * room for the next one.
     */
    private void removeLines(List<YamlNode> children, int index, int step) {
        int start = step == 2 ? keyStart(children.get(index)) : dash(children.get(index));
        int lineStart = lines.lineStart(start);
        int end = children.get(index + step - 1).end();
        if (lines.skipSpaces(lineStart) == start) {
            boolean ended = lines.isLineStart(end) && end > start;
            splices.remove(lineStart, ended ? end : lines.nextLine(end));
            return;
        }
        YamlNode next = index + step < children.size() ? children.get(index + step) : null;
        if (next == null || !next.headComments().isEmpty()) {
            hasPlace = false;
            return;
        }
        splices.remove(start, step == 2 ? keyStart(next) : dash(next));
    }

    /** With the question mark before it, if it has one. */
    private int keyStart(YamlNode key) {
        int start = key.propertiesStart();
        int at = start;
        while (at > 0 && text.chars()[at - 1] == ' ') {
            at--;
        }
        return at > 0 && at < start && text.chars()[at - 1] == '?' ? at - 1 : start;
    }

    private int dash(YamlNode element) {
        return indicators.before(element.propertiesStart(), true) - 1;
    }
}
