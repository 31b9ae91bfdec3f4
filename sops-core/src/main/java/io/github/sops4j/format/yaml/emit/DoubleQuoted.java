package io.github.sops4j.format.yaml.emit;

/** Double-quoted scalars (clause F96). */
final class DoubleQuoted {
    private static final String HEX = "0123456789ABCDEF";

    private DoubleQuoted() {}

    /** With the escapes that SOPS writes: a text that begins with U+FEFF is escaped throughout. */
    static String canonical(String text) {
        boolean all = !text.isEmpty() && text.charAt(0) == Characters.BYTE_ORDER_MARK;
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (all || mustEscape(c) || !Characters.isPrintable(c)) {
                int character = text.codePointAt(i);
                escape(out, character);
                i += Character.charCount(character) - 1;
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** With no escape but those that one readable line needs; TAB is one of them. */
    static String minimal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mustEscape(c) || c == '\t' || !Characters.isReadable(text, i)) {
                escape(out, c);
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static boolean mustEscape(char c) {
        return c == '"' || c == '\\' || Characters.isBreak(c);
    }

    private static void escape(StringBuilder out, int character) {
        out.append('\\');
        char letter = letter(character);
        if (letter != 0) {
            out.append(letter);
        } else if (character <= 0xFF) {
            hex(out.append('x'), character, 2);
        } else if (character <= 0xFFFF) {
            hex(out.append('u'), character, 4);
        } else {
            hex(out.append('U'), character, 8);
        }
    }

    private static char letter(int character) {
        return switch (character) {
            case 0 -> '0';
            case 0x07 -> 'a';
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case 0x0B -> 'v';
            case '\f' -> 'f';
            case '\r' -> 'r';
            case 0x1B -> 'e';
            case '"' -> '"';
            case '\\' -> '\\';
            case Characters.NEXT_LINE -> 'N';
            case 0xA0 -> '_';
            case Characters.LINE_SEPARATOR -> 'L';
            case Characters.PARAGRAPH_SEPARATOR -> 'P';
            default -> 0;
        };
    }

    private static void hex(StringBuilder out, int character, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(character >> shift & 0xF));
        }
    }
}
