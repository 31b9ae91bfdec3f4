package io.github.sops4j.interop.documents;

/** One generated JSON file. */
final class JsonText {
    private static final String[] STEPS = {"\t", "  ", "    ", " ", ""};
    private static final String[] SPACES = {
        "", "", " ", "\n", "\t", "  ", "\n\n", " \t\n ", "\r\n"
    };
    private static final String[] BEHIND_THE_END = {
        "x", " {}", "}", "\n{\"b\": 1}\n", "// end\n", ",\n", "\u0000", "\"",
    };

    private enum Layout {
        INDENTED,
        COMPACT,
        WILD
    }

    private final Dice dice;
    private final Shape shape;
    private final boolean faithful;
    private final JsonScalars scalars;
    private final Layout layout;
    private final String step;
    private final String colon;
    private final StringBuilder out = new StringBuilder();
    private String lastKey = "\"a\"";

    JsonText(Dice dice, Shape shape, boolean faithful) {
        this.dice = dice;
        this.shape = shape;
        this.faithful = faithful;
        this.scalars = new JsonScalars(dice, faithful);
        this.layout =
                dice.chance(0.6)
                        ? Layout.INDENTED
                        : dice.chance(0.4) ? Layout.COMPACT : Layout.WILD;
        this.step = dice.chance(0.4) ? "\t" : dice.pick(STEPS);
        this.colon = dice.chance(0.7) ? ": " : dice.pick(":", " : ", ":  ", ":\n");
    }

    /** The whole text, line breaks and what stands around the object included. */
    String file() {
        if (dice.chance(0.04)) {
            out.append(dice.pick(" ", "\n", "\n\n", "\t\n", "\r\n"));
        }
        object(0);
        out.append(dice.chance(0.7) ? "\n" : dice.pick("", "", "\n\n", "  ", " \n", "\t"));
        if (!faithful && dice.chance(0.06)) {
            out.append(dice.pick(BEHIND_THE_END));
        }
        String text = out.toString();
        if (dice.chance(0.06)) {
            text = text.replace("\n", dice.chance(0.9) ? "\r\n" : "\r");
        }
        return !faithful && dice.chance(0.02) ? "\ufeff" + text : text;
    }

    private void object(int level) {
        int entries = dice.number(level == 0 ? 1 : 0, 6);
        if (level == 0 && dice.chance(0.02)) {
            entries = 0;
        }
        out.append('{');
        for (int i = 0; i < entries; i++) {
            separator(i, level + 1);
            out.append(key(level));
            colon();
            member(level + 1);
        }
        if (shape == Shape.DATA && level == 0) {
            separator(entries, 1);
            out.append("\"data\"");
            colon();
            out.append(scalars.string());
            entries++;
        }
        close(entries, level, '}');
    }

    private String key(int level) {
        if (dice.chance(0.03)) {
            return lastKey;
        }
        if (!faithful && dice.chance(0.01)) {
            return "\"sops\"";
        }
        lastKey = scalars.key(level);
        return lastKey;
    }

    private void member(int level) {
        switch (shape) {
            case FLAT -> out.append(scalars.any());
            case SECTIONS -> {
                if (level == 1) {
                    object(level);
                } else {
                    out.append(scalars.any());
                }
            }
            default -> value(level);
        }
    }

    private void value(int level) {
        double kind = dice.fraction();
        if (level > 4 || kind < 0.6) {
            out.append(scalars.any());
        } else if (kind < 0.8) {
            object(level);
        } else {
            list(level);
        }
    }

    private void list(int level) {
        int elements = dice.number(5);
        out.append('[');
        for (int i = 0; i < elements; i++) {
            separator(i, level + 1);
            value(level + 1);
        }
        close(elements, level, ']');
    }

    private void close(int entries, int level, char bracket) {
        if (entries > 0 || layout == Layout.WILD) {
            lineBreak(level);
        }
        out.append(bracket);
    }

    private void separator(int index, int level) {
        if (index > 0) {
            out.append(layout == Layout.WILD ? dice.pick(SPACES) : "").append(',');
            if (layout == Layout.COMPACT && dice.chance(0.2)) {
                out.append(' ');
            }
        }
        lineBreak(level);
    }

    private void lineBreak(int level) {
        switch (layout) {
            case INDENTED ->
                    out.append(dice.chance(0.03) ? "\n\n" : "\n").append(step.repeat(level));
            case COMPACT -> out.append("");
            case WILD -> out.append(dice.pick(SPACES)).append(dice.pick(SPACES));
        }
    }

    private void colon() {
        switch (layout) {
            case INDENTED -> out.append(colon);
            case COMPACT -> out.append(':');
            case WILD -> out.append(dice.pick(SPACES)).append(':').append(dice.pick(SPACES));
        }
    }
}
