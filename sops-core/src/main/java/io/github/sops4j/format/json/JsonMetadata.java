package io.github.sops4j.format.json;

import io.github.sops4j.format.Span;
import io.github.sops4j.format.Splices;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import java.util.List;

/** The metadata member of an object: appended, replaced or removed where it stands (F71). */
final class JsonMetadata {
    /** The key of the member. */
    static final String RESERVED = "sops";

    private static final String KEY = '"' + RESERVED + "\": ";

    private final JsonSource source;
    private final JsonEmitter emitter;
    private final List<Span> members;
    private final Splices splices;

    JsonMetadata(JsonSource source, JsonEmitter emitter, Splices splices) {
        this.source = source;
        this.emitter = emitter;
        this.members = source.members();
        this.splices = splices;
    }

    /** The position of the member among those of the root; -1 when there is none. */
    static int indexIn(MapNode root) {
        int index = 0;
        for (MapItem item : root.items()) {
            if (item instanceof Entry entry && entry.key().equals(RESERVED)) {
                return index;
            }
            index++;
        }
        return -1;
    }

    /** Writes metadata, in the place of those that are there. */
    void write(MapNode metadata) {
        int index = indexIn(source.root());
        if (index >= 0) {
            Span member = members.get(index);
            String printed =
                    isOnOneLine()
                            ? new JsonEmitter("", "").value(metadata, 0)
                            : print(metadata, member);
            splices.replace(member.start(), member.end(), KEY + printed);
        } else if (members.isEmpty()) {
            writeFirst(metadata);
        } else {
            append(metadata);
        }
    }

    private void append(MapNode metadata) {
        Span last = members.get(members.size() - 1);
        splices.insert(last.end(), "," + spaceBefore(last) + KEY + print(metadata, last));
    }

    /** What stood between the braces stays behind the metadata. */
    private void writeFirst(MapNode metadata) {
        int inside = span().start() + 1;
        boolean empty = inside == span().end() - 1;
        String member = KEY + emitter.value(metadata, 1);
        splices.insert(inside, empty ? "\n" + emitter.unit() + member + "\n" : member);
    }

    /** Indented as the member is. */
    private String print(MapNode metadata, Span member) {
        String space = spaceBefore(member);
        int lineBreak = space.lastIndexOf('\n');
        return lineBreak < 0
                ? emitter.value(metadata, 0)
                : new JsonEmitter(
                                space.startsWith("\r\n") ? "\r\n" : "\n",
                                space.substring(lineBreak + 1))
                        .value(metadata, 1);
    }

    /** What stands before the member on its line. */
    String indentation() {
        String space = spaceBefore(members.get(indexIn(source.root())));
        return space.substring(space.lastIndexOf('\n') + 1);
    }

    private String spaceBefore(Span member) {
        return source.substring(source.spaceBefore(member.start()), member.start());
    }

    private Span span() {
        return JsonSplicer.span(source.root());
    }

    /** Whether the member is on one line, as no program writes it that keeps a layout. */
    boolean isOnOneLine() {
        Span member = members.get(indexIn(source.root()));
        return source.substring(member.start(), member.end()).indexOf('\n') < 0;
    }

    /** Takes the member away, with the comma that sets it off. */
    void remove() {
        int index = indexIn(source.root());
        Span member = members.get(index);
        if (index > 0) {
            splices.remove(members.get(index - 1).end(), member.end());
        } else if (members.size() > 1) {
            splices.remove(member.start(), members.get(1).start());
        } else if (spaceBefore(member).isEmpty()) {
            splices.remove(member.start(), member.end());
        } else {
            splices.remove(span().start() + 1, span().end() - 1);
        }
    }
}
