package io.github.sops4j.format.yaml.emit;

/** Where the characters of a text would be read as syntax if it stood plain (clause F95). */
final class Indicators {
    private static final String RESERVED = "#,[]{}&*!|>'\"%@`";

    private Indicators() {}

    /** Whether the start of the text is syntax in block context. */
    static boolean startIsReserved(String text) {
        if (text.isEmpty() || text.startsWith("---") || text.startsWith("...")) {
            return true;
        }
        char first = text.charAt(0);
        if (first == '?' || first == ':' || first == '-') {
            return text.length() == 1 || Characters.isBlank(text.charAt(1));
        }
        return RESERVED.indexOf(first) >= 0;
    }

    /**
     * Whether the {@code :} or {@code #} at {@code at}, not the first character, ends a plain
     * scalar.
     */
    static boolean splits(String text, int at) {
        if (text.charAt(at) == ':') {
            return at + 1 == text.length() || Characters.isBlank(text.charAt(at + 1));
        }
        return Characters.isBlankOrEnd(text, at - 1);
    }

    /**
     * Whether a single-line text can stand plain behind {@code key: }, whatever type it is read as.
     */
    static boolean isPlainSafe(String text) {
        return !startIsReserved(text)
                && !Characters.isBlank(text.charAt(0))
                && !Characters.isBlank(text.charAt(text.length() - 1))
                && isReadableLine(text)
                && !splitsAnywhere(text);
    }

    /** The same inside brackets or braces. */
    static boolean isPlainSafeInFlow(String text) {
        if (!isPlainSafe(text) || text.charAt(0) == ':') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (",?[]{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the reader takes every character as it is, and none is a line break. */
    static boolean isReadableLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Characters.isBreak(text.charAt(i)) || !Characters.isReadable(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean splitsAnywhere(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ':' || c == '#') && splits(text, i)) {
                return true;
            }
        }
        return false;
    }
}
