package io.github.sops4j.cli.options;

/** The spellings of true and false (clause C4). */
final class Switches {
    private Switches() {}

    static boolean isTrue(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            default -> false;
        };
    }

    static boolean isFalse(String text) {
        return switch (text) {
            case "0", "f", "F", "FALSE", "false", "False" -> true;
            default -> false;
        };
    }

    static boolean isValid(String text) {
        return isTrue(text) || isFalse(text);
    }
}
