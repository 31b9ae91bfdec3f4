package io.github.sops4j.interop.documents;

/** One generated INI file. */
final class IniText {
    private static final String[] SECTIONS = {
        "s", "server", "a.b", "two words", " padded ", "data", "x_unencrypted", "t_enc", "DEFAULT",
        "default", "ключ", "a]b", "bad\udcff", "#h", "'q'", "a=b", "key", "sopsx",
    };
    private static final String[] BEHIND_A_HEADER = {" ", " ; note", "# note", " # ; two", "\t;"};
    private static final String[] COMMENTS = {
        "; a comment",
        "# hash",
        ";tight",
        "#",
        ";",
        "; ; twice",
        "#;mixed",
        ";; two",
        "# a = b",
        "; [s]",
        "; sops:enc",
        "#\ttab",
        "; 日本 \udcff",
        "; ENC[not]",
        ";  wide ",
        "# trailing ",
    };
    private static final String[] NAMES = {
        "a",
        "key",
        "db.password",
        "host-name",
        "user_unencrypted",
        "token_enc",
        "data",
        "two words",
        "ключ",
        "😀",
        "bad\udcff",
        "SHOUT",
        "a;b",
        "a#b",
        "a[b]",
        "q\"q",
        "'q'",
        "$x",
        "b`t",
        "sopsx",
    };
    private static final String[] QUOTED_NAMES = {
        "\"a=b\"", "`a:b`", "\"\"\"x=y\"\"\"", "`#c`", "\" lead\"", "`\"`",
    };
    private static final String[] ODD_NAMES = {"-", "\"open", "`open", "", "\"\"", "-", "--", "#1"};
    private static final String[] SEPARATORS = {
        " = ", "=", " = ", ":", " : ", "=  ", "\t=\t", "= "
    };
    private static final String[] NO_LINES = {"word", "[open", "[]", "= x", ": x", "word word"};

    private final Dice dice;
    private final boolean faithful;
    private final IniValues values;
    private final StringBuilder out = new StringBuilder();
    private String lastName = "a";
    private int keys;

    IniText(Dice dice, boolean faithful) {
        this.dice = dice;
        this.faithful = faithful;
        this.values = new IniValues(dice, faithful);
    }

    /** The whole text, line breaks and byte order mark included. */
    String file() {
        if (dice.chance(0.3)) {
            section(dice.number(1, 4));
        }
        for (int i = dice.number(dice.chance(0.95) ? 1 : 0, 5); i > 0; i--) {
            header();
            section(dice.number(0, 5));
        }
        between(0.15);
        if (dice.chance(0.15) && out.length() > 0) {
            out.setLength(out.length() - 1);
        }
        String text = out.toString();
        if (dice.chance(0.1)) {
            text = text.replace("\n", "\r\n");
        }
        if (dice.chance(0.04)) {
            return "\ufeff" + text;
        }
        return !faithful && dice.chance(0.01)
                ? dice.pick("\udcff\udcfe", "\udcfe\udcff") + text
                : text;
    }

    private void header() {
        between(0.2);
        out.append(dice.chance(0.95) ? "" : dice.pick(" ", "\t"));
        String name = dice.chance(0.6) ? "section" + dice.number(20) : dice.pick(SECTIONS);
        out.append('[').append(name).append(']');
        if (!faithful && dice.chance(0.003)) {
            out.append("\n[sops]");
        }
        out.append(dice.chance(0.9) ? "" : dice.pick(BEHIND_A_HEADER));
        out.append(faithful || dice.chance(0.98) ? "" : " junk").append('\n');
    }

    private void section(int entries) {
        boolean aligned = dice.chance(0.3);
        for (int i = 0; i < entries; i++) {
            between(0.12);
            if (!faithful && dice.chance(0.004)) {
                out.append(dice.pick(NO_LINES)).append('\n');
            } else {
                entry(aligned);
            }
        }
    }

    private void entry(boolean aligned) {
        out.append(dice.chance(0.93) ? "" : dice.pick(" ", "\t", "    "));
        String name = name();
        out.append(name);
        if (aligned) {
            out.append(" ".repeat(Math.max(0, 12 - name.length()))).append(" = ");
        } else {
            out.append(dice.chance(0.6) ? " = " : dice.pick(SEPARATORS));
        }
        out.append(values.value()).append('\n');
    }

    private String name() {
        if (!faithful && dice.chance(0.04)) {
            return lastName;
        }
        if (!faithful && dice.chance(0.015)) {
            return dice.pick(ODD_NAMES);
        }
        int number = keys++;
        String name = dice.pick(NAMES);
        lastName = dice.chance(0.5) || name.contains("_") ? "k" + number + name : name + number;
        if (dice.chance(0.03)) {
            String quoted = dice.pick(QUOTED_NAMES);
            int last = quoted.startsWith("\"\"\"") ? 3 : 1;
            int end = quoted.length() - last;
            lastName = quoted.substring(0, end) + number + quoted.substring(end);
        }
        return lastName;
    }

    /** Perhaps comments and blank lines. */
    private void between(double probability) {
        while (dice.chance(probability)) {
            if (dice.chance(0.4)) {
                out.append(dice.chance(0.9) ? "" : dice.pick(" ", "\t")).append('\n');
            } else {
                out.append(dice.chance(0.9) ? "" : "  ").append(dice.pick(COMMENTS)).append('\n');
            }
        }
    }
}
