package io.github.sops4j.format.ini;

import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MetadataLines;
import io.github.sops4j.format.Splices;
import io.github.sops4j.format.ini.ValuePlace.Style;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;

/** Turns the edits of an INI file into splices of its source. */
final class IniWriter {
    /**
     * Behind a ciphertext, where readers ignore it (F19): the value has a backtick but no quotes.
     */
    private static final String UNQUOTED = "`";

    private final String text;
    private final String lineBreak;
    private final Edits edits;
    private final Splices splices = new Splices();
    private final CommentWriter comments;

    IniWriter(String text, Edits edits) {
        this.text = text;
        this.lineBreak = lineBreak(text);
        this.edits = edits;
        this.comments = new CommentWriter(text, lineBreak, edits, splices);
    }

    /** That of the first line; a lone carriage return at the end is half of one. */
    private static String lineBreak(String text) {
        int lineFeed = text.indexOf('\n');
        int before = (lineFeed < 0 ? text.length() : lineFeed) - 1;
        return before >= 0 && text.charAt(before) == '\r' ? "\r\n" : "\n";
    }

    /** Writes the values and comments of a section. */
    void write(IniSection section, Node map) {
        comments.write(section.comment(), section.start());
        for (MapItem item : ((MapNode) map).items()) {
            if (item instanceof Entry entry) {
                writeValue(entry.value());
            } else if (((Comment) item).origin() instanceof CommentGroup group
                    && !group.isOfSection()) {
                comments.write(group, section.start());
            }
        }
    }

    private void writeValue(Node value) {
        Edit edit = edits.of(value);
        if (edit == null || !(value.origin() instanceof ValuePlace place)) {
            return;
        }
        if (edit instanceof Edit.Seal seal) {
            splices.replace(place.start(), place.end(), seal.ciphertext() + mark(place));
        } else if (edit instanceof Edit.Open open) {
            open(place, open.value());
        }
    }

    /** What keeps the layout around a ciphertext as it is around its value. */
    private String mark(ValuePlace place) {
        if (place.opensRest()) {
            return lineBreak;
        }
        return place.style() == Style.RAW && hasBacktick(place) ? UNQUOTED : "";
    }

    private boolean hasBacktick(ValuePlace place) {
        int at = place.start();
        while (at < place.end() && text.charAt(at) != '`') {
            at++;
        }
        return at < place.end();
    }

    private void open(ValuePlace place, Value value) {
        String plain = FlatText.of(value);
        String quote = place.style().quote();
        boolean unquoted = text.startsWith(UNQUOTED, place.end() - 1);
        if (!quote.isEmpty() && !Reread.gives(quote + plain + quote, plain)) {
            splices.replace(
                    place.start() - quote.length(),
                    place.end() + quote.length(),
                    IniText.value(plain));
        } else {
            boolean asItIs = !quote.isEmpty() || (unquoted && Reread.gives(plain, plain));
            splices.replace(place.start(), place.end(), asItIs ? plain : IniText.value(plain));
        }
    }

    /** Writes a comment that is in no group, or a value that SOPS does not see. */
    void writeAlone(Comment comment) {
        comments.writeAlone(comment);
    }

    /**
     * Writes the metadata, or takes them away with the blank line above them.
     *
     * @param header where the line of their header begins; -1 when there are none
     * @param end where what belongs to them ends
     */
    void writeMetadata(int header, int end) {
        MetadataLines lines = new MetadataLines(text, lineBreak);
        int start = header < 0 ? text.length() : withBlankLineAbove(header);
        if (header >= 0) {
            lines.add(start, end);
        }
        MapNode metadata = edits.metadata();
        if (metadata != null) {
            String section = IniEmitter.metadata(metadata).replace("\n", lineBreak);
            boolean isLast = header < 0 || end == text.length();
            lines.write(
                    (start == 0 ? "" : lineBreak) + section + (isLast ? "" : lineBreak), splices);
        } else if (!edits.keepsMetadata()) {
            lines.remove(splices);
        }
    }

    private int withBlankLineAbove(int lineStart) {
        int above = lineStart - 1;
        if (above < 0 || text.charAt(above) != '\n') {
            return lineStart;
        }
        if (!isLineStart(above) && text.charAt(above - 1) == '\r') {
            above--;
        }
        return isLineStart(above) ? above : lineStart;
    }

    private boolean isLineStart(int offset) {
        return offset == 0 || text.charAt(offset - 1) == '\n';
    }

    /** The text with all edits. */
    byte[] finish() {
        return Utf8.encode(splices.applyTo(text));
    }
}
