package io.github.sops4j.cipher;

import org.jspecify.annotations.Nullable;

/** Doubles as decrypted text may spell them (clause F27). */
final class FloatText {
    private FloatText() {}

    /**
     * Reads a decimal or hexadecimal float with an optional exponent, underscores between digits,
     * {@code inf} or {@code nan} in any case.
     *
     * @return the number, or null when the text is none or too large for a double
     */
    static @Nullable Double parse(String text) {
        String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        double sign = text.startsWith("-") ? -1 : 1;
        if (unsigned.equalsIgnoreCase("inf") || unsigned.equalsIgnoreCase("infinity")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (!isNumeral(unsigned)) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.replace("_", ""));
            return Double.isInfinite(number) ? null : Double.valueOf(number);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Keeps out what Java reads and Go does not: blanks, a type suffix, stray underscores. */
    private static boolean isNumeral(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (hex && Character.digit(c, 16) >= 0);
            boolean mark = c == '.' || c == '+' || c == '-' || c == '_' || "eExXpP".indexOf(c) >= 0;
            if (!digit && !mark) {
                return false;
            }
            if (c == '_' && !(isDigitAt(text, i - 1, hex) && isDigitAt(text, i + 1, hex))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigitAt(String text, int at, boolean hex) {
        return at >= 0
                && at < text.length()
                && Character.digit(text.charAt(at), hex ? 16 : 10) >= 0;
    }
}
