package io.github.sops4j.format.properties;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.MetadataLines;
import io.github.sops4j.format.Span;
import io.github.sops4j.format.Spelling;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads lines as {@code java.util.Properties} does (clauses P1 to P4). */
final class PropertiesReader {
    /** What the keys of metadata begin with (clause P6). */
    static final String PREFIX = "sops_";

    private final String text;
    private final boolean encrypted;
    private final List<MapItem> items = new ArrayList<>();
    private final List<Entry> fields = new ArrayList<>();
    private final MetadataLines metadata;
    private boolean isPlainLayout = true;

    /**
     * Reads a text.
     *
     * @param encrypted whether reserved keys are metadata
     * @param lineBreak what ends its lines
     */
    PropertiesReader(String text, boolean encrypted, String lineBreak) throws MalformedException {
        this.text = text;
        this.encrypted = encrypted;
        this.metadata = new MetadataLines(text, lineBreak);
        int at = 0;
        while (at < text.length()) {
            at = readLine(at);
        }
    }

    private int readLine(int lineStart) throws MalformedException {
        int start = LogicalLine.skipBlanks(text, lineStart);
        if (isEnd(start)) {
            return LogicalLine.behindBreak(text, start);
        }
        if (text.charAt(start) == '#' || text.charAt(start) == '!') {
            return readComment(start);
        }
        if (text.charAt(start) == '\\' && isEnd(start + 1)) {
            return LogicalLine.behindBreak(text, start + 1);
        }
        LogicalLine line = LogicalLine.read(text, start);
        isPlainLayout &= !line.isCut();
        readEntry(line, lineStart);
        return line.next();
    }

    private boolean isEnd(int at) {
        return at == text.length() || LogicalLine.isBreak(text.charAt(at));
    }

    private int readComment(int start) {
        int end = start;
        while (end < text.length() && !LogicalLine.isBreak(text.charAt(end))) {
            end++;
        }
        items.add(new Comment(text.substring(start + 1, end), false, new Span(start, end)));
        isPlainLayout = false;
        return LogicalLine.behindBreak(text, end);
    }

    private void readEntry(LogicalLine line, int lineStart) throws MalformedException {
        String logical = line.text();
        int keyEnd = keyEnd(logical);
        int valueStart = valueStart(logical, keyEnd);
        String key = unescaped(logical.substring(0, keyEnd), line);
        String value = unescaped(logical.substring(valueStart), line);
        int start = line.offset(valueStart);
        if (encrypted && key.startsWith(PREFIX)) {
            String name = key.substring(PREFIX.length());
            fields.add(new Entry(name, new Scalar(Value.string(value))));
            metadata.add(lineStart, line.next());
            return;
        }
        ValuePlace place = place(value, start, line.end());
        items.add(new Entry(key, new Scalar(Value.string(value), place)));
    }

    private ValuePlace place(String value, int start, int end) {
        if (!encrypted) {
            String plainly = PropertiesText.value(value);
            isPlainLayout &= isAt(start, end, plainly);
            return new ValuePlace(start, end, null);
        }
        int behind = start + value.lastIndexOf(']') + 1;
        Comment spelling =
                isAt(start, end, value) ? Spelling.behind(value, new Span(behind, end)) : null;
        return new ValuePlace(start, end, spelling);
    }

    private boolean isAt(int start, int end, String expected) {
        return expected.length() == end - start && text.startsWith(expected, start);
    }

    private static int keyEnd(String logical) {
        int at = 0;
        boolean escaped = false;
        while (at < logical.length() && (escaped || !endsKey(logical.charAt(at)))) {
            escaped = !escaped && logical.charAt(at) == '\\';
            at++;
        }
        return at;
    }

    private static boolean endsKey(char c) {
        return isSeparator(c) || LogicalLine.isBlank(c);
    }

    private static boolean isSeparator(char c) {
        return c == '=' || c == ':';
    }

    private static int valueStart(String logical, int keyEnd) {
        int at = LogicalLine.skipBlanks(logical, keyEnd);
        boolean separated = at < logical.length() && isSeparator(logical.charAt(at));
        return separated ? LogicalLine.skipBlanks(logical, at + 1) : at;
    }

    private String unescaped(String part, LogicalLine line) throws MalformedException {
        String plain = PropertiesText.read(part);
        if (plain == null) {
            throw malformed("\\u is not followed by the four digits of a character", line);
        }
        return plain;
    }

    private MalformedException malformed(String problem, LogicalLine line) {
        int number = 1;
        int at = 0;
        while (at < line.start()) {
            boolean isBreak = LogicalLine.isBreak(text.charAt(at));
            at = isBreak ? LogicalLine.behindBreak(text, at) : at + 1;
            number += isBreak ? 1 : 0;
        }
        return new MalformedException("line " + number + ": " + problem);
    }

    /** Entries and comments in the order of the file. */
    List<MapItem> items() {
        return items;
    }

    /** The metadata, flat (clause F74). */
    List<Entry> fields() {
        return fields;
    }

    MetadataLines metadata() {
        return metadata;
    }

    /** Whether there are no comments, and values are spelled as they are without a source. */
    boolean isPlainLayout() {
        return isPlainLayout;
    }
}
