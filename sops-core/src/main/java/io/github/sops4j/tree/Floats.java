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
