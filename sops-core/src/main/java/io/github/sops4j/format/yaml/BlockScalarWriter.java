package io.github.sops4j.format.yaml;

import io.github.sops4j.format.Splices;
import io.github.sops4j.format.yaml.source.SourceText;
import io.github.sops4j.format.yaml.source.YamlNode;

/** Literal and folded scalars: header and trailing blank lines stay, the content lines change. */
final class BlockScalarWriter {
    private final SourceText text;
    private final Lines lines;
    private final char[] chars;
    private final Splices splices;
    private final int metadataStart;

    /**
     * A writer for one file.
     *
     * @param metadataStart where the metadata begin that are to be removed, or -1
     */
    BlockScalarWriter(SourceText text, Splices splices, int metadataStart) {
        this.text = text;
        this.lines = new Lines(text);
        this.chars = text.chars();
        this.splices = splices;
        this.metadataStart = metadataStart;
    }

    /** Replaces the content lines by one line of ciphertext at the indentation of the block. */
    void seal(YamlNode node, String ciphertext, Place place) {
        int from = node.contentStart();
        int to = Math.max(from, node.end());
        boolean ended = to == from || lines.isBreakAt(to - 1);
        splices.replace(
                from,
                to,
                " ".repeat(indent(node, place)) + ciphertext + (ended ? text.lineBreak() : ""));
    }

    /** The column of the content: what the source has before the first line more than the value. */
    private int indent(YamlNode node, Place place) {
        int at = node.contentStart();
        while (at < node.end()) {
            int first = lines.skipSpaces(at);
            if (first < node.end() && !lines.isBreakAt(first)) {
                return first - at - leadingSpaces(node.text());
            }
            at = lines.nextLine(first);
        }
        int digit = explicitIndent(node);
        return place.column() + (digit == 0 ? 2 : digit);
    }

    /** The spaces before the first line of a value that is not blank. */
    private static int leadingSpaces(String value) {
        int spaces = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ' && c != '\n') {
                return spaces;
            }
            spaces = c == '\n' ? 0 : spaces + 1;
        }
        return spaces;
    }

    private int explicitIndent(YamlNode node) {
        for (int at = node.start(); at < indicatorsEnd(node); at++) {
            if (chars[at] >= '1' && chars[at] <= '9') {
                return chars[at] - '0';
            }
        }
        return 0;
    }

    private int indicatorsEnd(YamlNode node) {
        int at = node.start() + 1;
        while (at < text.length()
                && (chars[at] == '+'
                        || chars[at] == '-'
                        || (chars[at] >= '0' && chars[at] <= '9'))) {
            at++;
        }
        return at;
    }

    private char chomping(YamlNode node) {
        for (int at = node.start(); at < indicatorsEnd(node); at++) {
            if (chars[at] == '+' || chars[at] == '-') {
                return chars[at];
            }
        }
        return ' ';
    }

    /**
     * Replaces the ciphertext in a literal block by the lines of a value.
     *
     * @return whether the header that stands there can express the value
     */
    boolean open(YamlNode node, String clear) {
        int bodyEnd = clear.length();
        while (bodyEnd > 0 && clear.charAt(bodyEnd - 1) == '\n') {
            bodyEnd--;
        }
        String body = clear.substring(0, bodyEnd);
        if (!fits(node, body, clear.length() - bodyEnd)) {
            return false;
        }
        int from = node.contentStart();
        String margin = " ".repeat(lines.skipSpaces(from) - from);
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < bodyEnd; ) {
            int lineEnd = body.indexOf('\n', at);
            lineEnd = lineEnd < 0 ? bodyEnd : lineEnd;
            if (lineEnd > at) {
                lines.append(margin).append(body, at, lineEnd);
            }
            lines.append(text.lineBreak());
            at = lineEnd + 1;
        }
        splices.replace(from, node.end(), lines.toString());
        return true;
    }

    private boolean fits(YamlNode node, String body, int breaks) {
        if (!isLiteralSafe(body) || (startsWithBlank(body) && explicitIndent(node) == 0)) {
            return false;
        }
        switch (chomping(node)) {
            case '-' -> {
                return breaks == 0 && !body.isEmpty();
            }
            case '+' -> {
                return breaks == blankLinesBehind(node) + (body.isEmpty() ? 0 : 1);
            }
            default -> {
                boolean last = node.end() == metadataStart && !text.endsWithLineBreak();
                return !body.isEmpty() && (breaks == 1 || (breaks == 0 && last));
            }
        }
    }

    /** Whether every character can stand in a literal block as it is and is no other line break. */
    private static boolean isLiteralSafe(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            boolean safe =
                    c == '\n'
                            || c == '\t'
                            || (c >= ' ' && c < '\u007f')
                            || (c >= '\u00a0' && c < '\ufffe' && c != '\u2028' && c != '\u2029');
            if (!safe || c == '\ufeff') {
                return false;
            }
        }
        return true;
    }

    /** Whether the first line that is not empty begins with white space, which takes a digit. */
    private static boolean startsWithBlank(String body) {
        int at = 0;
        while (at < body.length() && body.charAt(at) == '\n') {
            at++;
        }
        return at < body.length() && (body.charAt(at) == ' ' || body.charAt(at) == '\t');
    }

    private int blankLinesBehind(YamlNode node) {
        int count = 0;
        for (int at = node.end(); lines.isBlank(at); at = lines.nextLine(at)) {
            count++;
        }
        return count;
    }

    /**
     * Replaces a whole block scalar; a comment behind its header stays where it is.
     *
     * @param from the start of the node or of its properties
     * @return whether the replacement is a block scalar itself
     */
    boolean replace(YamlNode node, int from, String replacement) {
        int firstBreak = replacement.indexOf('\n');
        int headerEnd = lines.lineEnd(node.start());
        int end = Math.max(lines.withoutBreak(node.end()), headerEnd);
        splices.replace(
                from,
                indicatorsEnd(node),
                firstBreak < 0 ? replacement : replacement.substring(0, firstBreak));
        String rest = firstBreak < 0 ? "" : replacement.substring(firstBreak);
        splices.replace(headerEnd, end, lines.withOwnBreaks(rest));
        return firstBreak >= 0;
    }
}
