package io.github.sops4j.format.dotenv;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.MetadataLines;
import io.github.sops4j.format.Span;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file: data, metadata, and blank ones (clauses F122 to F124). */
final class DotenvLines {
    /** What the keys of metadata begin with (clause F71). */
    static final String PREFIX = "sops_";

    private final String text;
    private final boolean encrypted;
    private final List<MapItem> items = new ArrayList<>();
    private final List<Entry> fields = new ArrayList<>();
    private final MetadataLines metadata;
    private boolean hasComments;

    /**
     * Reads a text.
     *
     * @param encrypted whether reserved keys are metadata
     */
    DotenvLines(String text, boolean encrypted) throws MalformedException {
        this.text = text;
        this.encrypted = encrypted;
        this.metadata = new MetadataLines(text, "\n");
        int number = 0;
        int next = 0;
        for (int start = 0; start < text.length(); start = next) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            next = lineFeed < 0 ? end : end + 1;
            number++;
            if (end > start) {
                readLine(start, end, number);
            }
        }
    }

    private void readLine(int start, int end, int number) throws MalformedException {
        if (text.charAt(start) == '#') {
            Span place = new Span(start, end);
            items.add(new Comment(text.substring(start + 1, end), false, place));
            hasComments = true;
            return;
        }
        int equals = text.indexOf('=', start);
        if (equals < 0 || equals >= end) {
            boolean isBlank = end - start == 1 && text.charAt(start) == '\r';
            throw new MalformedException(
                    "invalid dotenv input line: line "
                            + number
                            + (isBlank
                                    ? " is blank but for a carriage return: let lines end with LF"
                                    : " has no = and does not begin with #"));
        }
        Span place = new Span(equals + 1, end);
        Value value = DotenvText.read(text.substring(equals + 1, end));
        if (encrypted && text.startsWith(PREFIX, start)) {
            String name = text.substring(start + PREFIX.length(), equals);
            refuseWindowsLine(name, end);
            fields.add(new Entry(name, new Scalar(value, place)));
            metadata.add(start, Math.min(end + 1, text.length()));
        } else {
            items.add(new Entry(text.substring(start, equals), new Scalar(value, place)));
        }
    }

    /** SOPS says that it cannot parse the time then (clause F159). */
    private void refuseWindowsLine(String name, int end) throws MalformedException {
        if (name.equals("lastmodified") && text.charAt(end - 1) == '\r') {
            throw new MalformedException(
                    "the lines of the file end with CRLF, which do not belong into an encrypted"
                            + " dotenv file: turn them into LF");
        }
    }

    /** Entries and comments in the order of the file. */
    List<MapItem> items() {
        return items;
    }

    boolean hasComments() {
        return hasComments;
    }

    /** The metadata, flat (clause F74). */
    List<Entry> fields() {
        return fields;
    }

    MetadataLines metadata() {
        return metadata;
    }
}
