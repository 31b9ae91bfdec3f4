package io.github.sops4j.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text that hold its metadata: appended, replaced or removed where they stand. A
 * text whose last line has no line break is encrypted to one without, and so tells that it comes
 * back without.
 */
public final class MetadataLines {
    private final String text;
    private final String lineBreak;
    private final List<Span> lines = new ArrayList<>();

    /**
     * Those of a text without metadata so far.
     *
     * @param lineBreak what ends the lines of the text
     */
    public MetadataLines(String text, String lineBreak) {
        this.text = text;
        this.lineBreak = lineBreak;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Adds lines behind all others; the span includes their line breaks. */
    public void add(int start, int end) {
        int last = lines.size() - 1;
        if (last >= 0 && lines.get(last).end() == start) {
            lines.set(last, new Span(lines.get(last).start(), end));
        } else {
            lines.add(new Span(start, end));
        }
    }

    /**
     * Writes metadata, in the place of those that are there or else behind everything.
     *
     * @param block whole lines, with the line breaks of the text
     */
    public void write(String block, Splices splices) {
        boolean ends = text.isEmpty() || endsIn(lineBreak);
        String last = ends ? block : block.substring(0, block.length() - lineBreak.length());
        if (lines.isEmpty()) {
            splices.insert(text.length(), ends ? last : lineBreak + last);
            return;
        }
        Span first = lines.get(0);
        boolean atEnd = first.end() == text.length();
        splices.replace(first.start(), first.end(), atEnd ? last : block);
        for (Span line : lines.subList(1, lines.size())) {
            splices.remove(line.start(), line.end());
        }
    }

    /** Takes the metadata away, and with them the line break that only their last line lacks. */
    public void remove(Splices splices) {
        for (Span line : lines) {
            String between = firstBreak(line);
            boolean lacksBreak = line.end() == text.length() && !endsIn(between);
            splices.remove(lacksBreak ? without(between, line.start()) : line.start(), line.end());
        }
    }

    private boolean endsIn(String wanted) {
        return text.endsWith("\n") || text.endsWith(wanted);
    }

    /** That of the metadata tells which one was put in front of them. */
    private String firstBreak(Span span) {
        int at = span.start();
        while (at < span.end() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.startsWith("\r\n", at) ? "\r\n" : text.startsWith("\r", at) ? "\r" : "\n";
    }

    private int without(String wanted, int lineStart) {
        int before = lineStart - wanted.length();
        return text.startsWith(wanted, before) ? before : lineStart;
    }
}
