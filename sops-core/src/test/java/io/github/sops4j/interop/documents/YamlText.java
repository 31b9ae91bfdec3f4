package io.github.sops4j.interop.documents;

import java.util.ArrayList;
import java.util.List;

/** One generated YAML file. */
final class YamlText {
    private final Dice dice;
    private final Shape shape;
    private final boolean faithful;
    private final YamlScalars scalars;
    private final StringBuilder out = new StringBuilder();
    private final List<String> anchors = new ArrayList<>();
    private int keys;
    private boolean hasBlock;

    YamlText(Dice dice, Shape shape, boolean faithful) {
        this.dice = dice;
        this.shape = shape;
        this.faithful = faithful;
        this.scalars = new YamlScalars(dice, faithful);
    }

    /** The whole text, line breaks and byte order mark included. */
    String file() {
        int documents = dice.chance(shape == Shape.ANY ? 0.8 : 0.97) ? 1 : dice.number(2, 4);
        for (int i = 0; i < documents; i++) {
            start(i);
            root(i);
            comments(dice.chance(0.7) ? 0 : dice.number(5), 0.15);
            if (dice.chance(0.04)) {
                out.append("...").append(dice.chance(0.3) ? " # end" : "").append('\n');
            }
        }
        if (dice.chance(0.15) && !(faithful && hasBlock)) {
            out.setLength(Math.max(0, out.length() - 1));
        }
        String text = out.toString();
        if (dice.chance(0.08)) {
            text = text.replace("\n", dice.chance(0.9) ? "\r\n" : "\r");
        }
        return dice.chance(0.04) ? "\ufeff" + text : text;
    }

    private void start(int document) {
        comments(0, 0.2);
        boolean afterEnd = document == 0 || out.toString().endsWith("...\n");
        boolean directive = afterEnd && dice.chance(0.04);
        if (directive) {
            out.append(dice.chance(0.7) ? "%YAML 1.1\n" : "%TAG !e! tag:example.com,2000:\n");
        }
        if (document > 0 || directive || dice.chance(0.2)) {
            out.append("---").append(dice.chance(0.1) ? " # start" : "").append('\n');
            comments(0, 0.15);
        }
    }

    private void root(int document) {
        switch (shape) {
            case ANY -> anyRoot(document);
            case FLAT -> map(0, 0, false);
            case SECTIONS -> sections();
            case DATA -> {
                map(0, 1, false);
                out.append("data:");
                value(0, 0, false);
            }
        }
    }

    private void sections() {
        for (int i = dice.number(1, 4); i > 0; i--) {
            comments(0, 0.12);
            out.append(key()).append(':');
            endOfLine();
            comments(2, 0.12);
            map(2, 0, false);
        }
    }

    private void anyRoot(int document) {
        double kind = dice.fraction();
        if (kind < 0.07) {
            flowMap(dice.number(3), dice.chance(0.5));
            endOfLine();
        } else if (kind < 0.1 && document > 0) {
            comments(0, 0.5);
        } else {
            map(dice.chance(0.95) ? 0 : 2, dice.number(4), false);
        }
    }

    /** The entries of a map; the first one goes on the line that is open when {@code open}. */
    private void map(int indent, int depth, boolean open) {
        int entries = dice.number(1, 6);
        for (int i = 0; i < entries; i++) {
            if (i > 0 || !open) {
                comments(indent, 0.12);
                out.append(" ".repeat(indent));
            }
            entry(indent, depth);
        }
    }

    private void entry(int indent, int depth) {
        if (dice.chance(0.03)) {
            explicitEntry(indent, depth);
            return;
        }
        if (!anchors.isEmpty() && dice.chance(0.02)) {
            out.append("<<: *").append(anchors.get(dice.number(anchors.size())));
            endOfLine();
            return;
        }
        out.append(key()).append(':');
        value(indent, depth, false);
    }

    private void explicitEntry(int indent, int depth) {
        out.append("? ")
                .append(
                        dice.chance(0.2)
                                ? "|-\n" + " ".repeat(indent + 2) + "key " + keys++
                                : key());
        out.append('\n');
        if (dice.chance(0.8)) {
            out.append(" ".repeat(indent));
            out.append(':');
            value(indent, depth, false);
        }
    }

    private String key() {
        String key = dice.pick(YamlWords.KEYS);
        int number = keys++;
        int last = key.length() - 1;
        String name = dice.chance(0.5) || key.contains("_") ? "k" + number + key : key + number;
        if (key.charAt(last) == '"' || key.charAt(last) == '\'') {
            name = key.substring(0, last) + number + key.charAt(last);
        }
        if (dice.chance(0.01)) {
            name = "k".repeat(130) + number;
        }
        return dice.chance(0.02)
                ? "&k" + number + " " + name
                : dice.chance(0.02) ? "!!str " + name : name;
    }

    /** What stands behind the colon of a key or behind a dash; ends with a line break. */
    private void value(int indent, int depth, boolean inList) {
        double kind = dice.fraction();
        if (depth > 0 && kind < 0.4) {
            nested(indent, depth - 1, inList);
            return;
        }
        out.append(dice.chance(0.95) ? " " : "   ");
        properties();
        if (kind < 0.5 && shape == Shape.ANY) {
            flowCollection(dice.chance(0.3));
        } else if (kind < 0.6) {
            out.append(scalars.block(" ".repeat(indent + 2 * dice.number(1, 3)), indent));
            hasBlock = true;
            return;
        } else if (kind < 0.64) {
            out.setLength(out.length() - 1);
        } else if (kind < 0.68 && !anchors.isEmpty() && out.charAt(out.length() - 2) == ':') {
            out.append('*').append(anchors.get(dice.number(anchors.size())));
        } else {
            out.append(scalars.flow(" ".repeat(indent + 1), false));
        }
        endOfLine();
    }

    private void properties() {
        if (dice.chance(0.04)) {
            String name = "n" + keys++;
            out.append('&').append(name).append(' ');
            if (!faithful) {
                anchors.add(name);
            }
        }
    }

    private void nested(int indent, int depth, boolean inList) {
        boolean list = dice.chance(0.45);
        if (inList && dice.chance(0.8)) {
            out.append(' ');
            if (list) {
                list(indent + 2, depth, true);
            } else {
                map(indent + 2, depth, true);
            }
            return;
        }
        out.append(' ');
        properties();
        out.setLength(out.length() - 1);
        endOfLine();
        int step = list && !inList && dice.chance(0.4) ? 0 : pickStep();
        comments(indent + step, 0.12);
        if (list) {
            list(indent + step, depth, false);
        } else {
            map(indent + Math.max(1, step), depth, false);
        }
        comments(indent + step + dice.number(3) - (step > 1 ? 1 : 0), 0.08);
    }

    private int pickStep() {
        return dice.chance(0.7) ? 2 : dice.chance(0.6) ? 4 : dice.number(1, 6);
    }

    private void list(int indent, int depth, boolean open) {
        int elements = dice.number(1, 5);
        for (int i = 0; i < elements; i++) {
            if (i > 0 || !open) {
                comments(indent, 0.12);
                out.append(" ".repeat(indent));
            }
            out.append('-');
            value(indent, depth, true);
        }
    }

    private void flowMap(int size, boolean lines) {
        out.append('{').append(dice.chance(0.2) ? " " : "");
        for (int i = 0; i < size; i++) {
            separator(i, lines);
            out.append(key());
            if (dice.chance(0.95)) {
                out.append(": ");
                flowValue();
            }
        }
        out.append(size > 0 && dice.chance(0.1) ? "," : "")
                .append(dice.chance(0.2) ? " " : "")
                .append('}');
    }

    private void flowList(int size, boolean lines) {
        out.append('[');
        for (int i = 0; i < size; i++) {
            separator(i, lines);
            flowValue();
        }
        out.append(size > 0 && dice.chance(0.1) ? " ," : "").append(']');
    }

    private void flowCollection(boolean lines) {
        if (dice.chance(0.5)) {
            flowMap(dice.number(3), lines);
        } else {
            flowList(dice.number(3), lines);
        }
    }

    private void flowValue() {
        if (dice.chance(0.2)) {
            flowCollection(false);
        } else {
            out.append(scalars.flow("            ", true));
        }
    }

    private void separator(int index, boolean lines) {
        if (index > 0) {
            out.append(dice.chance(0.9) ? ", " : " ,");
        }
        if (lines) {
            out.append(dice.chance(0.2) ? " # in flow\n" : "\n").append(" ".repeat(12));
        }
    }

    private void endOfLine() {
        if (dice.chance(0.1)) {
            out.append(dice.chance(0.8) ? " " : "   ").append(dice.pick(YamlWords.COMMENTS));
        } else if (dice.chance(0.03)) {
            out.append(dice.chance(0.5) ? " " : "\t");
        }
        out.append('\n');
    }

    /** Perhaps full-line comments and blank lines, mostly at an indentation. */
    private void comments(int indent, double probability) {
        while (dice.chance(probability)) {
            if (dice.chance(0.4)) {
                out.append(faithful || dice.chance(0.9) ? "" : "  ").append('\n');
            } else {
                out.append(" ".repeat(dice.chance(0.9) ? indent : dice.number(8)));
                out.append(dice.pick(YamlWords.COMMENTS)).append('\n');
            }
        }
        if (dice.chance(0.05)) {
            out.append('\n');
        }
    }
}
