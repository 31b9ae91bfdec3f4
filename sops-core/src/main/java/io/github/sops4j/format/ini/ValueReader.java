package io.github.sops4j.format.ini;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.ini.ValuePlace.Style;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a delimiter (clauses F132, F133). */
final class ValueReader {
    private final String text;
    private final Lines line;
    private String value = "";
    private @Nullable ValuePlace place;
    private int rest;
    private boolean restIsRead;

    /**
     * A reader of one text.
     *
     * @param line the line of the value, which moves on when the value has several
     */
    ValueReader(String text, Lines line) {
        this.text = text;
        this.line = line;
    }

    /** Reads the value behind an offset of the line. */
    void read(int from) throws MalformedException {
        int start = Blanks.skip(text, from, line.end());
        restIsRead = true;
        if (start == line.end()) {
            set(start, start, Style.RAW, start);
            return;
        }
        String quote = openingQuote(start);
        if (quote != null) {
            readQuoted(start + quote.length(), quote);
            return;
        }
        int end = Blanks.trimEnd(text, start, line.end());
        if (text.charAt(end - 1) == '\\') {
            readContinued(start, end);
        } else {
            readRaw(start, end);
        }
    }

    /** A line of three quotes alone, at the very end of a file, opens nothing. */
    private @Nullable String openingQuote(int start) {
        if (text.charAt(start) == '`') {
            return Style.BACKTICK.quote();
        }
        String triple = Style.TRIPLE.quote();
        boolean opens = text.startsWith(triple, start) && line.next() - start > triple.length();
        return opens ? triple : null;
    }

    private void set(int start, int end, Style style, int rest) {
        value = text.substring(start, end);
        place = new ValuePlace(start, end, style, false);
        this.rest = rest;
    }

    private void readQuoted(int start, String quote) throws MalformedException {
        Style style = quote.equals("`") ? Style.BACKTICK : Style.TRIPLE;
        int close = lastIndex(quote, start);
        if (close >= 0) {
            set(start, close, style, close + quote.length());
            restIsRead = false;
            return;
        }
        int opening = line.number();
        do {
            if (!line.advance()) {
                throw Lines.malformed("missing closing key quote", opening);
            }
            close = endsInBackslash() ? -1 : lastIndex(quote, line.start());
        } while (close < 0);
        set(start, close, style, close + quote.length());
        boolean opensRest = Blanks.skip(text, rest, line.end()) < line.end();
        place = new ValuePlace(start, close, style, opensRest);
    }

    private int lastIndex(String quote, int from) {
        int at = line.end() - quote.length();
        while (at >= from && !text.startsWith(quote, at)) {
            at--;
        }
        return at >= from ? at : -1;
    }

    private boolean endsInBackslash() {
        int end = Blanks.trimEnd(text, line.start(), line.end());
        return end > line.start() && text.charAt(end - 1) == '\\';
    }

    private void readContinued(int start, int firstEnd) {
        StringBuilder joined = new StringBuilder();
        int from = start;
        int end = firstEnd;
        boolean goesOn = true;
        while (goesOn) {
            joined.append(text, from, end - 1);
            if (!line.advance()) {
                break;
            }
            from = Blanks.skip(text, line.start(), line.end());
            if (from == line.end()) {
                break;
            }
            end = Blanks.trimEnd(text, from, line.end());
            goesOn = text.charAt(end - 1) == '\\';
            if (!goesOn) {
                joined.append(text, from, end);
            }
        }
        set(start, end, Style.CONTINUED, end);
        value = joined.toString();
    }

    private void readRaw(int start, int lineEnd) {
        int mark = start;
        while (mark < lineEnd && text.charAt(mark) != '#' && text.charAt(mark) != ';') {
            mark++;
        }
        int end = Blanks.trimEnd(text, start, mark);
        Style style = surrounding(start, end);
        int quote = style.quote().length();
        set(start + quote, end - quote, style, mark);
    }

    private Style surrounding(int start, int end) {
        if (end - start < 2 || text.charAt(start) != text.charAt(end - 1)) {
            return Style.RAW;
        }
        char first = text.charAt(start);
        boolean closedBefore = text.indexOf(first, start + 1) != end - 1;
        if (closedBefore || (first != '"' && first != '\'')) {
            return Style.RAW;
        }
        return first == '"' ? Style.DOUBLE : Style.SINGLE;
    }

    /** The value that was read. */
    String value() {
        return value;
    }

    /** Where it stands. */
    ValuePlace place() {
        if (place == null) {
            throw new IllegalStateException("nothing was read");
        }
        return place;
    }

    /** Where the rest of its last line begins. */
    int rest() {
        return rest;
    }

    /** Whether SOPS looks for a comment in the rest. */
    boolean restIsRead() {
        return restIsRead;
    }
}
