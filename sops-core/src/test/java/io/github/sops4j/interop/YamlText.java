package io.github.sops4j.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One generated YAML file. */
final class YamlText {
    private final SplittableRandom random;
    private final boolean faithful;
    private final YamlScalars scalars;
    private final StringBuilder out = new StringBuilder();
    private final List<String> anchors = new ArrayList<>();
    private int keys;
    private boolean hasBlock;

    YamlText(SplittableRandom random, boolean faithful) {
        this.random = random;
        this.faithful = faithful;
        this.scalars = new YamlScalars(random, faithful);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** The whole text, line breaks and byte order mark included. */
    String file() {
        int documents = chance(0.8) ? 1 : random.nextInt(2, 4);
        for (int i = 0; i < documents; i++) {
            start(i);
            root(i);
            comments(chance(0.7) ? 0 : random.nextInt(5), 0.15);
            if (chance(0.04)) {
                out.append("...").append(chance(0.3) ? " # end" : "").append('\n');
            }
        }
        if (chance(0.15) && !(faithful && hasBlock)) {
            out.setLength(Math.max(0, out.length() - 1));
        }
        String text = out.toString();
        if (chance(0.08)) {
            text = text.replace("\n", chance(0.9) ? "\r\n" : "\r");
        }
        return chance(0.04) ? "\ufeff" + text : text;
    }

    private void start(int document) {
        comments(0, 0.2);
        boolean afterEnd = document == 0 || out.toString().endsWith("...\n");
        boolean directive = afterEnd && chance(0.04);
        if (directive) {
            out.append(chance(0.7) ? "%YAML 1.1\n" : "%TAG !e! tag:example.com,2000:\n");
        }
        if (document > 0 || directive || chance(0.2)) {
            out.append("---").append(chance(0.1) ? " # start" : "").append('\n');
            comments(0, 0.15);
        }
    }

    private void root(int document) {
        double kind = random.nextDouble();
        if (kind < 0.07) {
            flowMap(random.nextInt(3), chance(0.5));
            endOfLine();
        } else if (kind < 0.1 && document > 0) {
            comments(0, 0.5);
        } else {
            map(chance(0.95) ? 0 : 2, random.nextInt(4), false);
        }
    }

    /** The entries of a map; the first one goes on the line that is open when {@code open}. */
    private void map(int indent, int depth, boolean open) {
        int entries = random.nextInt(1, 6);
        for (int i = 0; i < entries; i++) {
            if (i > 0 || !open) {
                comments(indent, 0.12);
                margin(indent);
            }
            entry(indent, depth);
        }
    }

    private void entry(int indent, int depth) {
        if (chance(0.03)) {
            explicitEntry(indent, depth);
            return;
        }
        if (!anchors.isEmpty() && chance(0.02)) {
            out.append("<<: *").append(anchors.get(random.nextInt(anchors.size())));
            endOfLine();
            return;
        }
        out.append(key()).append(':');
        value(indent, depth, false);
    }

    private void explicitEntry(int indent, int depth) {
        out.append("? ")
                .append(chance(0.2) ? "|-\n" + " ".repeat(indent + 2) + "key " + keys++ : key());
        out.append('\n');
        if (chance(0.8)) {
            margin(indent);
            out.append(':');
            value(indent, depth, false);
        }
    }

    private String key() {
        String key = pick(Words.KEYS);
        int number = keys++;
        int last = key.length() - 1;
        String name = chance(0.5) || key.contains("_") ? "k" + number + key : key + number;
        if (key.charAt(last) == '"' || key.charAt(last) == '\'') {
            name = key.substring(0, last) + number + key.charAt(last);
        }
        if (chance(0.01)) {
            name = "k".repeat(130) + number;
        }
        return chance(0.02) ? "&k" + number + " " + name : chance(0.02) ? "!!str " + name : name;
    }

    /** What stands behind the colon of a key or behind a dash; ends with a line break. */
    private void value(int indent, int depth, boolean inList) {
        double kind = random.nextDouble();
        if (depth > 0 && kind < 0.4) {
            nested(indent, depth - 1, inList);
            return;
        }
        out.append(chance(0.95) ? " " : "   ");
        properties();
        if (kind < 0.5) {
            flowCollection(chance(0.3));
        } else if (kind < 0.6) {
            out.append(scalars.block(" ".repeat(indent + 2 * random.nextInt(1, 3)), indent));
            hasBlock = true;
            return;
        } else if (kind < 0.64) {
            out.setLength(out.length() - 1);
        } else if (kind < 0.68 && !anchors.isEmpty() && out.charAt(out.length() - 2) == ':') {
            out.append('*').append(anchors.get(random.nextInt(anchors.size())));
        } else {
            out.append(scalars.flow(" ".repeat(indent + 1), false));
        }
        endOfLine();
    }

    private void properties() {
        if (chance(0.04)) {
            String name = "n" + keys++;
            out.append('&').append(name).append(' ');
            if (!faithful) {
                anchors.add(name);
            }
        }
    }

    private void nested(int indent, int depth, boolean inList) {
        boolean list = chance(0.45);
        if (inList && chance(0.8)) {
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
        int step = list && !inList && chance(0.4) ? 0 : pickStep();
        comments(indent + step, 0.12);
        if (list) {
            list(indent + step, depth, false);
        } else {
            map(indent + Math.max(1, step), depth, false);
        }
        comments(indent + step + random.nextInt(3) - (step > 1 ? 1 : 0), 0.08);
    }

    private int pickStep() {
        return chance(0.7) ? 2 : chance(0.6) ? 4 : random.nextInt(1, 6);
    }

    private void list(int indent, int depth, boolean open) {
        int elements = random.nextInt(1, 5);
        for (int i = 0; i < elements; i++) {
            if (i > 0 || !open) {
                comments(indent, 0.12);
                margin(indent);
            }
            out.append('-');
            value(indent, depth, true);
        }
    }

    private void flowMap(int size, boolean lines) {
        out.append('{').append(chance(0.2) ? " " : "");
        for (int i = 0; i < size; i++) {
            separator(i, lines);
            out.append(key());
            if (chance(0.95)) {
                out.append(": ");
                flowValue();
            }
        }
        out.append(size > 0 && chance(0.1) ? "," : "").append(chance(0.2) ? " " : "").append('}');
    }

    private void flowList(int size, boolean lines) {
        out.append('[');
        for (int i = 0; i < size; i++) {
            separator(i, lines);
            flowValue();
        }
        out.append(size > 0 && chance(0.1) ? " ," : "").append(']');
    }

    private void flowCollection(boolean lines) {
        if (chance(0.5)) {
            flowMap(random.nextInt(3), lines);
        } else {
            flowList(random.nextInt(3), lines);
        }
    }

    private void flowValue() {
        if (chance(0.2)) {
            flowCollection(false);
        } else {
            out.append(scalars.flow("            ", true));
        }
    }

    private void separator(int index, boolean lines) {
        if (index > 0) {
            out.append(chance(0.9) ? ", " : " ,");
        }
        if (lines) {
            out.append(chance(0.2) ? " # in flow\n" : "\n").append(" ".repeat(12));
        }
    }

    private void margin(int indent) {
        out.append(" ".repeat(indent));
    }

    private void endOfLine() {
        if (chance(0.1)) {
            out.append(chance(0.8) ? " " : "   ").append(pick(Words.COMMENTS));
        } else if (chance(0.03)) {
            out.append(chance(0.5) ? " " : "\t");
        }
        out.append('\n');
    }

    /** Perhaps full-line comments and blank lines, mostly at an indentation. */
    private void comments(int indent, double probability) {
        while (chance(probability)) {
            if (chance(0.4)) {
                out.append(faithful || chance(0.9) ? "" : "  ").append('\n');
            } else {
                margin(chance(0.9) ? indent : random.nextInt(8));
                out.append(pick(Words.COMMENTS)).append('\n');
            }
        }
        if (chance(0.05)) {
            out.append('\n');
        }
    }
}
