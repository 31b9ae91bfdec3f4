package io.github.sops4j.tree;

/** Doubles as text, in the fewest digits that name them. */
public final class Floats {
    private Floats() {}

    /**
     * Without an exponent, as it is encrypted and hashed (clause F26): {@code 1}, {@code 0.1},
     * {@code -0}, {@code +Inf}, {@code -Inf}, {@code NaN}.
     */
    public static String plain(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return ShortestDecimal.of(number).plain();
    }

    /**
     * As dotenv and INI output has it (clause F126): an exponent where YAML has one, but with
     * {@code E}; else at least one decimal.
     */
    public static String flat(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return plain(number);
        }
        String text = yaml(number).replace('e', 'E');
        return text.indexOf('.') < 0 && text.indexOf('E') < 0 ? text + ".0" : text;
    }

    /**
     * As JSON output has it (clause F111): an exponent below 10⁻⁶ and from 10²¹ on, without leading
     * zeros.
     *
     * @param number neither infinite nor NaN
     */
    public static String json(double number) {
        ShortestDecimal decimal = ShortestDecimal.of(number);
        int exponent = decimal.exponent();
        if (number == 0 || (exponent >= -6 && exponent < 21)) {
            return decimal.plain();
        }
        String text = decimal.scientific();
        int digit = text.length() - 2;
        boolean isPadded = text.charAt(digit) == '0' && text.charAt(digit - 1) == '-';
        return isPadded ? text.substring(0, digit) + text.substring(digit + 1) : text;
    }

    /**
     * As YAML output has it (clause F94): an exponent below 10⁻⁴ and from 10⁶ on; {@code .inf},
     * {@code -.inf}, {@code .nan}.
     */
    public static String yaml(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        ShortestDecimal decimal = ShortestDecimal.of(number);
        int exponent = decimal.exponent();
        return exponent >= -4 && exponent < 6 ? decimal.plain() : decimal.scientific();
    }
}
