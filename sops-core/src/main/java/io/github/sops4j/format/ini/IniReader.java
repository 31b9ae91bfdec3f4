package io.github.sops4j.format.ini;

import io.github.sops4j.format.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads sections, keys and comments in one pass (clauses F127 to F134). */
final class IniReader {
    /** The section of keys that stand before any header (clause F128). */
    static final String FIRST = "DEFAULT";

    private final String text;
    private final boolean encrypted;
    private final Lines line;
    private final List<IniSection> sections = new ArrayList<>();
    private final ValueReader values;
    private List<Piece> pending = new ArrayList<>();
    private IniSection section;
    private boolean isPlainLayout = true;

    private IniReader(String text, boolean encrypted) {
        this.text = text;
        this.encrypted = encrypted;
        this.line = new Lines(text, byteOrderMark(text));
        this.values = new ValueReader(text, line);
        this.section = new IniSection(FIRST, 0, null);
    }

    /** Reads a whole text. */
    static IniReader read(String text, boolean encrypted) throws MalformedException {
        IniReader reader = new IniReader(text, encrypted);
        reader.sections.add(reader.section);
        while (reader.line.advance()) {
            reader.readLine();
        }
        reader.pending.forEach(reader.section::addLoose);
        return reader;
    }

    /** Those of UTF-16 are skipped and nothing else of it is understood. */
    private static int byteOrderMark(String text) {
        if (text.startsWith("\uFEFF")) {
            return 1;
        }
        return text.startsWith("\uDCFE\uDCFF") || text.startsWith("\uDCFF\uDCFE") ? 2 : 0;
    }

    private void readLine() throws MalformedException {
        int start = Blanks.skip(text, line.start(), line.end());
        if (start == line.end()) {
            return;
        }
        char first = text.charAt(start);
        if (isMarker(first)) {
            pending.add(Piece.of(text, start, line.end(), Piece.Kind.LINE));
            isPlainLayout = false;
        } else if (first == '[') {
            readHeader(start);
        } else {
            readKey(start);
        }
    }

    private static boolean isMarker(char c) {
        return c == '#' || c == ';';
    }

    private void readHeader(int start) throws MalformedException {
        int close = line.end() - 1;
        while (close > start && text.charAt(close) != ']') {
            close--;
        }
        if (close == start) {
            throw line.malformed("unclosed section");
        }
        if (close == start + 1) {
            throw line.malformed("empty section name");
        }
        String name = text.substring(start + 1, close);
        if (encrypted && name.equals(IniDocument.RESERVED)) {
            pending.forEach(section::addLoose); // F73
            pending.clear();
        }
        List<Piece> junk = new ArrayList<>();
        readRest(close + 1, true, Piece.Kind.HEADER, junk);
        section = new IniSection(name, line.start(), takeGroup(true));
        junk.forEach(section::addLoose);
        sections.add(section);
    }

    private void readKey(int start) throws MalformedException {
        KeyName name = KeyName.read(text, start, line);
        values.read(name.end());
        List<Piece> junk = new ArrayList<>();
        readRest(values.rest(), values.restIsRead(), Piece.Kind.VALUE, junk);
        String value = values.value();
        ValuePlace place = values.place();
        isPlainLayout &= encrypted || place.isSpelledAs(text, value);
        section.add(
                name.text(),
                value,
                encrypted ? place.withSpelling(value) : place,
                takeGroup(false));
        junk.forEach(section::addLoose);
    }

    /** Comments go to the key or section of the line, all else is what SOPS does not see. */
    private void readRest(int from, boolean isRead, Piece.Kind kind, List<Piece> junk) {
        int start = Blanks.skip(text, from, line.end());
        if (start == line.end()) {
            return;
        }
        isPlainLayout = false;
        int mark = start;
        while (mark < line.end() && !isMarker(text.charAt(mark))) {
            mark++;
        }
        if (isRead && mark < line.end()) {
            pending.add(Piece.of(text, mark, line.end(), kind));
        }
        int limit = isRead ? mark : line.end();
        if (!isRead && mark == start) {
            junk.add(Piece.of(text, start, limit, kind));
        } else if (limit > start) {
            junk.add(Piece.ofJunk(text, start, limit, kind));
        }
    }

    private @Nullable CommentGroup takeGroup(boolean ofSection) {
        if (pending.isEmpty()) {
            return null;
        }
        CommentGroup group = new CommentGroup(text, pending, ofSection, encrypted);
        pending = new ArrayList<>();
        return group;
    }

    /** The section for keys without one, and all others in order. */
    List<IniSection> sections() {
        return sections;
    }

    /** Whether every line is a header or a key with a value, and no more. */
    boolean isPlainLayout() {
        return isPlainLayout;
    }
}
