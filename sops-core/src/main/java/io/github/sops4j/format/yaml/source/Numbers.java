package io.github.sops4j.format.yaml.source;

import io.github.sops4j.tree.Value;
import org.jspecify.annotations.Nullable;

/** Numbers as Go spells them (clauses F82 to F84). */
final class Numbers {
    private Numbers() {}

    /** The number that an untagged scalar stands for, or null when it is none. */
    static @Nullable Value parse(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        if (first == '.') {
            return separatorsSplitDigits(text) ? decimal(withoutSeparators(text)) : null;
        }
        if (first != '+' && first != '-' && !isDigit(first)) {
            return null;
        }
        String number = withoutSeparators(text);
        Value value = integer(number);
        if (value == null) {
            value = decimal(number);
        }
        return value == null ? signBehindPrefix(number) : value;
    }

    /** An optional sign, then digits in the base that the prefix names. */
    private static @Nullable Value integer(String text) {
        char sign = text.charAt(0);
        int start = isSign(sign) ? 1 : 0;
        if (start == text.length()) {
            return null;
        }
        int base = 10;
        if (text.charAt(start) == '0') {
            int prefixed = text.length() - start >= 3 ? prefixedBase(text.charAt(start + 1)) : 0;
            base = prefixed == 0 ? 8 : prefixed;
            start += prefixed == 0 ? 1 : 2;
        }
        return signed(sign, unsigned(text, start, base));
    }

    /** {@code 0b-1} and {@code 0o+7}, an accident of Go-YAML. */
    private static @Nullable Value signBehindPrefix(String text) {
        if (text.length() < 4 || text.charAt(0) != '0' || !isSign(text.charAt(2))) {
            return null;
        }
        int base = text.charAt(1) == 'b' ? 2 : text.charAt(1) == 'o' ? 8 : 0;
        return base == 0 ? null : signed(text.charAt(2), unsigned(text, 3, base));
    }

    private static @Nullable Value signed(char sign, @Nullable Long magnitude) {
        if (magnitude == null) {
            return null;
        }
        if (magnitude >= 0) {
            return new Value.Int(sign == '-' ? -magnitude : magnitude);
        }
        if (sign == '-') {
            return magnitude == Long.MIN_VALUE ? new Value.Int(magnitude) : null;
        }
        return sign == '+' ? null : new Value.Unsigned(magnitude);
    }

    /** The 64 bits of the digits from {@code start} on; null for another character or more bits. */
    private static @Nullable Long unsigned(String text, int start, int base) {
        long most = Long.divideUnsigned(-1, base);
        long number = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit >= base || Long.compareUnsigned(number, most) > 0) {
                return null;
            }
            number = number * base + digit;
            if (Long.compareUnsigned(number, digit) < 0) {
                return null;
            }
        }
        return number;
    }

    private static int prefixedBase(char letter) {
        return switch (letter) {
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 0;
        };
    }

    private static int digit(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : Integer.MAX_VALUE;
    }

    private static @Nullable Value decimal(String text) {
        if (!isDecimal(text)) {
            return null;
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? null : new Value.Float(number);
    }

    private static boolean isDecimal(String text) {
        int start = isSign(text.charAt(0)) ? 1 : 0;
        int whole = skipDigits(text, start);
        int end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = skipDigits(text, whole + 1);
            if (whole == start && end == whole + 1) {
                return false;
            }
        } else if (whole == start) {
            return false;
        }
        return end == text.length() || isExponent(text, end);
    }

    private static boolean isExponent(String text, int start) {
        if ((text.charAt(start) | 0x20) != 'e') {
            return false;
        }
        int digits = start + 1;
        if (digits < text.length() && isSign(text.charAt(digits))) {
            digits++;
        }
        return digits < text.length() && skipDigits(text, digits) == text.length();
    }

    private static int skipDigits(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Behind a leading dot an underscore must stand between two digits. */
    private static boolean separatorsSplitDigits(String text) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (!isDigit(text.charAt(i - 1))
                    || i + 1 == text.length()
                    || !isDigit(text.charAt(i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static String withoutSeparators(String text) {
        return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
