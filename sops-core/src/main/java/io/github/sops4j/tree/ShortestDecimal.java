package io.github.sops4j.tree;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that reads back as a given double, and of those the nearest: the digits that
 * Go prints. {@link Double#toString} is not always that short.
 *
 * @param negative whether the sign bit is set, zero included
 * @param digits without leading or trailing zeros; {@code 0} for zero
 * @param exponent the power of ten of the first digit
 */
record ShortestDecimal(boolean negative, String digits, int exponent) {
    /** Every decimal of so many digits survives the way into a normal double and back. */
    private static final int SURE_DIGITS = 15;

    private static final int MOST_DIGITS = 17;
    private static final double EXACT_INTEGERS = 0x1p53;

    /** The digits of a finite double. */
    static ShortestDecimal of(double number) {
        boolean negative = Double.doubleToRawLongBits(number) < 0;
        double magnitude = Math.abs(number);
        if (magnitude < EXACT_INTEGERS && magnitude == Math.rint(magnitude)) {
            String digits = Long.toString((long) magnitude);
            return new ShortestDecimal(negative, stripped(digits), digits.length() - 1);
        }
        BigDecimal shortest = shortest(magnitude);
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return new ShortestDecimal(negative, stripped(digits), exponent);
    }

    private static BigDecimal shortest(double magnitude) {
        BigDecimal exact = new BigDecimal(magnitude);
        int precision = magnitude < Double.MIN_NORMAL ? 1 : SURE_DIGITS;
        for (; precision < MOST_DIGITS; precision++) {
            BigDecimal nearest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == magnitude) {
                return nearest;
            }
            BigDecimal other = otherSide(exact, nearest, precision);
            if (other.doubleValue() == magnitude) {
                return other;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** Below a power of two the doubles are denser than above it, so the farther decimal may do. */
    private static BigDecimal otherSide(BigDecimal exact, BigDecimal nearest, int precision) {
        RoundingMode away = nearest.compareTo(exact) < 0 ? RoundingMode.UP : RoundingMode.DOWN;
        return exact.round(new MathContext(precision, away));
    }

    private static String stripped(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /** All places written out. */
    String plain() {
        StringBuilder text = new StringBuilder();
        text.append(negative ? "-" : "");
        int whole = exponent + 1;
        if (whole <= 0) {
            text.append("0.").append("0".repeat(-whole)).append(digits);
        } else if (digits.length() <= whole) {
            text.append(digits).append("0".repeat(whole - digits.length()));
        } else {
            text.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
        }
        return text.toString();
    }

    /** One digit, the others behind a point, and a signed exponent of two digits or more. */
    String scientific() {
        StringBuilder text = new StringBuilder();
        text.append(negative ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        int distance = Math.abs(exponent);
        text.append(exponent < 0 ? "e-" : "e+").append(distance < 10 ? "0" : "").append(distance);
        return text.toString();
    }
}
