package io.github.sops4j.format.ini;

import io.github.sops4j.format.MalformedException;

/**
 * The name in front of a value.
 *
 * @param text without quotes and blanks
 * @param end behind the delimiter
 */
record KeyName(String text, int end) {
    private static final String TRIPLE = "\"\"\"";

    /** How many characters a line has at least whose name may be in three quotes. */
    private static final int LEAST_TRIPLE = 7;

    /**
     * Reads the name at the start of a line (clause F130).
     *
     * @param start the first character that is not blank
     */
    static KeyName read(String text, int start, Lines line) throws MalformedException {
        String quote = quote(text, start, line);
        int nameStart = start + quote.length();
        int nameEnd = quote.isEmpty() ? -1 : text.indexOf(quote, nameStart);
        if (!quote.isEmpty() && (nameEnd < 0 || nameEnd >= line.end())) {
            throw line.malformed("missing closing key quote");
        }
        int delimiter = delimiter(text, quote.isEmpty() ? start : nameEnd, line.end());
        if (delimiter < 0) {
            throw line.malformed("key-value delimiter not found: there is no = or : in it");
        }
        String name = Blanks.trim(text.substring(nameStart, quote.isEmpty() ? delimiter : nameEnd));
        if (name.isEmpty()) {
            throw line.malformed("empty key name");
        }
        return new KeyName(name, delimiter + 1);
    }

    private static String quote(String text, int start, Lines line) {
        char first = text.charAt(start);
        if (first == '`') {
            return "`";
        }
        if (first != '"') {
            return "";
        }
        boolean isTriple = text.startsWith(TRIPLE, start) && line.next() - start >= LEAST_TRIPLE;
        return isTriple ? TRIPLE : "\"";
    }

    private static int delimiter(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '=' || c == ':') {
                return at;
            }
        }
        return -1;
    }
}
