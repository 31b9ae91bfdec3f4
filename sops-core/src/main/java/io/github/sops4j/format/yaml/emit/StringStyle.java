package io.github.sops4j.format.yaml.emit;

import io.github.sops4j.format.yaml.source.ScalarResolver;

/** The style that SOPS gives to a string, decided in one pass over its characters (clause F95). */
final class StringStyle {
    private final String text;
    private boolean hasLineFeed;
    private boolean hasBreak;
    private boolean hasTab;
    private boolean hasIndicator;
    private boolean spaceBehindBreak;
    private boolean spaceBeforeBreak;

    private StringStyle(String text) {
        this.text = text;
    }

    /** The style of a string. */
    static ScalarStyle of(String text) {
        if (isTyped(text)) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        StringStyle flags = new StringStyle(text);
        return flags.scan() ? flags.decide() : ScalarStyle.DOUBLE_QUOTED;
    }

    /** Whether a plain scalar of this text would be read as something else, here or by YAML 1.1. */
    static boolean isTyped(String text) {
        return !ScalarResolver.resolvesToString(text) || isOldBoolean(text) || isBase60(text);
    }

    private ScalarStyle decide() {
        boolean trailingSpace = text.charAt(text.length() - 1) == ' ';
        if (hasLineFeed) {
            // Go-YAML cannot read back a block whose first line starts with TAB (clause F101).
            boolean quoted = trailingSpace || spaceBeforeBreak || text.charAt(0) == '\t';
            return quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL;
        }
        if (hasTab || spaceBehindBreak || spaceBeforeBreak) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        boolean quoted = trailingSpace || text.charAt(0) == ' ' || hasBreak || hasIndicator;
        return quoted ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    }

    /** Collects the flags; false as soon as a character needs an escape. */
    private boolean scan() {
        hasIndicator = Indicators.startIsReserved(text);
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c <= '~' && c != ':' && c != '#') {
                previous = c;
                continue;
            }
            if (c == '\t') {
                hasTab = true;
            } else if (!Characters.isPrintable(c)) {
                return false;
            } else if (c == ' ') {
                spaceBehindBreak |= i > 0 && Characters.isBreak(previous);
            } else if (Characters.isBreak(c)) {
                hasBreak = true;
                hasLineFeed |= c == '\n';
                spaceBeforeBreak |= i > 0 && previous == ' ';
            } else if (c == ':' || c == '#') {
                hasIndicator |= i > 0 && Indicators.splits(text, i);
            }
            previous = c;
        }
        return true;
    }

    private static boolean isOldBoolean(String text) {
        return text.length() <= 3
                && switch (text) {
                    case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
                    case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> true;
                    default -> false;
                };
    }

    /** Sign, digits, and groups of {@code :} and 0 to 59: a number in YAML 1.1. */
    private static boolean isBase60(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
        if (at == text.length() || !isDigit(text.charAt(at))) {
            return false;
        }
        at = skipDigits(text, at);
        int groups = 0;
        while (at < text.length() && text.charAt(at) == ':') {
            at = skipSixtieth(text, at + 1);
            if (at < 0) {
                return false;
            }
            groups++;
        }
        if (groups > 0 && at < text.length() && text.charAt(at) == '.') {
            at = skipDigits(text, at + 1);
        }
        return groups > 0 && at == text.length();
    }

    /** Behind one or two digits up to 59; −1 when there are none. */
    private static int skipSixtieth(String text, int start) {
        if (start == text.length() || !isDigit(text.charAt(start))) {
            return -1;
        }
        boolean two = start + 1 < text.length() && isDigit(text.charAt(start + 1));
        return two && text.charAt(start) <= '5' ? start + 2 : start + 1;
    }

    private static int skipDigits(String text, int start) {
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
