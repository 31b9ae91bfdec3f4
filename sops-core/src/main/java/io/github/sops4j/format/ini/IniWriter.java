package io.github.sops4j.format.ini;

import io.github.sops4j.format.Edit;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.MetadataLines;
import io.github.sops4j.format.Span;
import io.github.sops4j.format.Spelling;
import io.github.sops4j.format.Splices;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import io.github.sops4j.tree.Value;
import org.jspecify.annotations.Nullable;

/** Turns the edits of an INI file into splices of its source. */
final class IniWriter {
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
    static String lineBreak(String text) {
        int lineFeed = text.indexOf('\n');
        int before = (lineFeed < 0 ? text.length() : lineFeed) - 1;
        return before >= 0 && text.charAt(before) == '\r' ? "\r\n" : "\n";
    }

    /** Writes the values and comments of a section. */
    void write(IniSection section, Node map) {
        comments.write(section.comment(), section.start());
        for (MapItem item : ((MapNode) map).items()) {
            if (item instanceof Entry entry) {
                writeValue((Scalar) entry.value());
            } else if (((Comment) item).origin() instanceof CommentGroup group
                    && !group.isOfSection()) {
                comments.write(group, section.start());
            }
        }
    }

    private void writeValue(Scalar scalar) {
        if (!(scalar.origin() instanceof ValuePlace place)) {
            return;
        }
        Edit edit = edits.of(scalar);
        Comment behind = place.spelling();
        String spelling = behind == null ? null : comments.textOf(behind);
        if (edit instanceof Edit.Seal seal) {
            String sealed = seal.ciphertext() + behind(place, scalar.value());
            splices.replace(place.start(), place.end(), sealed);
        } else if (edit instanceof Edit.Open open) {
            open(place, FlatText.of(open.value()), spelling);
        } else {
            if (edit instanceof Edit.Reseal reseal) {
                String sealed = reseal.ciphertext() + (place.opensRest() ? lineBreak : "");
                splices.replace(place.start(), place.ciphertextEnd(), sealed);
            }
            if (behind != null && spelling != null && behind.origin() instanceof Span span) {
                splices.replace(span.start(), span.end(), Spelling.sealed(spelling));
            }
        }
    }

    /** What keeps the layout around a ciphertext as it is around its value. */
    private String behind(ValuePlace place, Value value) {
        if (place.opensRest()) {
            return lineBreak;
        }
        return place.isSpelledAs(text, FlatText.of(value))
                ? ""
                : Spelling.pending(text.substring(place.start(), place.end()));
    }

    private void open(ValuePlace place, String value, @Nullable String spelling) {
        String quote = place.style().quote();
        if (spelling != null && Reread.gives(spelling, value) && isFree(place.end(), spelling)) {
            splices.replace(place.start(), place.end(), spelling);
        } else if (quote.isEmpty()) {
            splices.replace(place.start(), place.end(), IniText.value(value));
        } else if (Reread.gives(quote + value + quote, value)) {
            splices.replace(place.start(), place.end(), value);
        } else {
            splices.replace(
                    place.start() - quote.length(),
                    place.end() + quote.length(),
                    IniText.value(value));
        }
    }

    /** Whether no line is joined to the value that was none before. */
    private boolean isFree(int end, String spelling) {
        int next = text.indexOf('\n', end) + 1;
        if (next == 0 || !spelling.endsWith("\\")) {
            return true;
        }
        int at = Blanks.skip(text, next, text.length());
        return at == text.length() || text.lastIndexOf('\n', at) >= next;
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
        int start = header < 0 ? text.length() : withBlankLineAbove(text, header);
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

    /** Where a line begins, or the blank line above it if there is one. */
    static int withBlankLineAbove(String text, int lineStart) {
        int above = lineStart - 1;
        if (above < 0 || text.charAt(above) != '\n') {
            return lineStart;
        }
        if (!isLineStart(text, above) && text.charAt(above - 1) == '\r') {
            above--;
        }
        return isLineStart(text, above) ? above : lineStart;
    }

    private static boolean isLineStart(String text, int offset) {
        return offset == 0 || text.charAt(offset - 1) == '\n';
    }

    /** The text with all edits. */
    byte[] finish() {
        return Utf8.encode(splices.applyTo(text));
    }
}
