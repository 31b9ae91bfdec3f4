package io.github.sops4j.cli.options;

/** Whole numbers as SOPS writes them on a line: decimal, {@code 0x}, {@code 0o} or 0, 0b (C8). */
final class Numbers {
    private Numbers() {}

    /**
     * The number a text stands for.
     *
     * @throws NumberFormatException whose message is the end of SOPS's: {@code parse error} or
     *     {@code value out of range}
     */
    static int parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = radix(digits);
        int start = radix == 10 ? 0 : isPrefixLetter(digits.charAt(1)) ? 2 : 1;
        long value = magnitude(digits, start, radix);
        if (text.startsWith("-")) {
            value = -value;
        }
        if (value != (int) value) {
            throw new NumberFormatException("value out of range");
        }
        return (int) value;
    }

    private static int radix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static boolean isPrefixLetter(char c) {
        return "xXbBoO".indexOf(c) >= 0;
    }

    /** Underscores may separate digits where a prefix names the base, as in Go. */
    private static long magnitude(String digits, int start, int radix) {
        long value = 0;
        boolean afterDigit = start > 0;
        for (int i = start; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '_' && afterDigit && start > 0) {
                afterDigit = false;
                continue;
            }
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                throw new NumberFormatException("parse error");
            }
            value = Math.min(value * radix + digit, Long.MAX_VALUE / 32);
            afterDigit = true;
        }
        if (!afterDigit || start == digits.length()) {
            throw new NumberFormatException("parse error");
        }
        return value;
    }
}
