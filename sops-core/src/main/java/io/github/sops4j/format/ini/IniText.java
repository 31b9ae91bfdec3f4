package io.github.sops4j.format.ini;

/** Names, values and comments as SOPS writes them (clauses F126, F138, F140). */
final class IniText {
    private static final String TRIPLE = "\"\"\"";

    private IniText() {}

    /** A name in the quotes it needs. */
    static String name(String name) {
        if (name.indexOf('"') >= 0 || name.indexOf('=') >= 0 || name.indexOf(':') >= 0) {
            return '`' + name + '`';
        }
        return name.indexOf('`') >= 0 ? TRIPLE + name + TRIPLE : name;
    }

    /** A value in the quotes it needs. */
    static String value(String value) {
        if (value.indexOf('\n') >= 0 || value.indexOf('`') >= 0) {
            return TRIPLE + value + TRIPLE;
        }
        if (value.indexOf('#') >= 0 || value.indexOf(';') >= 0) {
            return '`' + value + '`';
        }
        boolean edged =
                !value.isEmpty()
                        && (Blanks.isBlank(value.charAt(0))
                                || Blanks.isBlank(value.charAt(value.length() - 1)));
        return edged ? '"' + value + '"' : value;
    }

    /** A line of a comment; that of a key is trimmed. */
    static String commentLine(String line, boolean ofSection) {
        if (line.isEmpty()) {
            return ";";
        }
        char first = line.charAt(0);
        if (first == '#' || first == ';') {
            return first + " " + Blanks.trim(line.substring(1));
        }
        return "; " + (ofSection ? line : Blanks.trim(line));
    }

    /** All lines of a comment, with a line break between them. */
    static String comment(String text, boolean ofSection, String lineBreak) {
        StringBuilder lines = new StringBuilder();
        int start = 0;
        while (start <= text.length()) {
            int lineFeed = text.indexOf('\n', start);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            lines.append(start == 0 ? "" : lineBreak);
            lines.append(commentLine(text.substring(start, end), ofSection));
            start = end + 1;
        }
        return lines.toString();
    }
}
