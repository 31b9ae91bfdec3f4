package io.github.sops4j.interop.documents;

/** Scalars as people write them, and as they should not. */
final class YamlScalars {
    private static final String[] WORDS = {
        "value",
        "postgres://user:p%40ss@db:5432/app",
        "two words",
        "a:b",
        "a#b",
        "it's",
        "x=y",
        "-x",
        "?q",
        ":c",
        "yes",
        "No",
        "on",
        "y",
        "1.2.3",
        "1:60",
        "22:22",
        "<<",
        "=",
        "tRUE",
        "nUll",
        "inf",
        "日本語",
        "héllo",
        "😀",
        "tab\there",
        "C:\\dir\\x",
        "a'b",
        "a\"b",
        "a - b",
        "--flag",
        "..x",
        "sops",
        "ENC[x]",
        "10.0.0.1",
        "2001-13-01",
        "0o8",
        "1e400",
        "_1",
        "e",
        "$(echo)",
        "a,b",
        "\u00a0",
        "{{tpl}}",
    };
    private static final String[] CANONICAL = {
        "true",
        "false",
        "null",
        "~",
        "Null",
        "0",
        "1",
        "-7",
        "8080",
        "9223372036854775807",
        "0.5",
        "-1234.5",
        "1e-05",
        "1.5e+06",
        ".inf",
        "-.inf",
        ".nan",
        "2001-12-14T21:59:43.1-05:00",
        "2024-02-29T00:00:00Z",
    };
    private static final String[] OTHER_SPELLINGS = {
        "True",
        "FALSE",
        "1.0",
        "1e3",
        "+5",
        "0x1F",
        "010",
        "08",
        "1_000",
        "1.",
        ".5",
        "0b101",
        "-0",
        "-0.0",
        "+.INF",
        ".NaN",
        "2001-12-14",
        "2001-12-14 21:59:43",
        "2001-1-2t1:2:3.5+01:30",
        "0o17",
        "1e-400",
        "123456789012345678901234567890",
        "1234e56",
        "0001-01-01",
        "100000000.5",
        "1e+20",
    };
    private static final String[] TAGGED = {
        "!!int \"3\"", "!!float 1", "!!bool \"true\"", "!!null ''", "!!timestamp 2001-12-14",
                "!!binary aGk=",
        "!!binary /w==", "!!str 2001-12-14", "! 12", "!<tag:yaml.org,2002:int> 4", "!!str",
                "!!binary ''",
        "!!float 3", "<<", "!!merge <<", "!!timestamp \"2001-12-14 10:11:12\"",
    };
    private static final String[] KEPT_TAGS = {"!!str 12", "!foo bar", "!!str true", "!x v"};
    private static final String[] QUOTED = {
        "",
        " ",
        "plain",
        " lead",
        "trail ",
        "a: b",
        "# no",
        "12",
        "true",
        "~",
        "{a}",
        "x, y",
        "- d",
        "日本",
        "😀 z",
        "a\u00a0b",
        "----",
        "...",
        "%d",
        "@at",
        "`b`",
        "!t",
        "&a",
        "*b",
        "|",
        ">",
        "ENC[AES256_GCM,data:x]",
        "a  b",
        "\u2603",
    };

    private final Dice dice;
    private final boolean faithful;

    YamlScalars(Dice dice, boolean faithful) {
        this.dice = dice;
        this.faithful = faithful;
    }

    /** A scalar on one line, or on several where {@code margin} is the least indentation. */
    String flow(String margin, boolean inFlow) {
        double kind = dice.fraction();
        if (kind < 0.35) {
            return plain(inFlow);
        }
        if (kind < 0.55) {
            return dice.pick(CANONICAL);
        }
        if (kind < 0.67) {
            return "'"
                    + (dice.chance(0.5) ? dice.pick(QUOTED) : dice.pick(WORDS)).replace("'", "''")
                    + "'";
        }
        if (kind < 0.8) {
            return doubleQuoted();
        }
        if (kind < 0.84) {
            return inFlow && faithful ? dice.pick(CANONICAL) : dice.pick(KEPT_TAGS);
        }
        return faithful ? plain(inFlow) : unfaithful(margin);
    }

    private String plain(boolean inFlow) {
        if (dice.chance(0.05)) {
            return "long" + " word".repeat(dice.number(1, 60));
        }
        String word = dice.pick(WORDS);
        boolean breaksFlow =
                word.contains(",")
                        || word.startsWith("{")
                        || word.contains("[")
                        || word.startsWith("?")
                        || word.startsWith(":");
        boolean bad = word.startsWith("{") || word.contains("\t") || (inFlow && breaksFlow);
        return bad ? "other" : word;
    }

    private String doubleQuoted() {
        String text = dice.chance(0.5) ? dice.pick(QUOTED) : dice.pick(WORDS);
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(c == '"' || c == '\\' ? "\\" + c : c == '\t' ? "\\t" : String.valueOf(c));
        }
        return quoted.append(dice.chance(0.2) ? "\\n" : "")
                .append(dice.chance(0.1) ? "\\e" : "")
                .append('"')
                .toString();
    }

    private String unfaithful(String margin) {
        String next = "\n" + (dice.chance(0.2) ? "\n" : "") + margin + " ".repeat(dice.number(3));
        return switch (dice.number(8)) {
            case 0, 1 -> dice.pick(OTHER_SPELLINGS);
            case 2 -> dice.pick(TAGGED);
            case 3 -> "multi" + next + "line" + (dice.chance(0.3) ? next + "more" : "");
            case 4 ->
                    "\"quoted"
                            + (dice.chance(0.3) ? " \\" : "")
                            + next
                            + "line \\u00e9\\x41\\U0001F600\"";
            case 5 -> "'single" + next + "line'";
            case 6 -> "\"\\L\\P\\N\\_\\0\\a\"";
            default -> "\"\\u0041\\r\\n\\t x\"";
        };
    }

    /** A block scalar whose content is indented by {@code margin}; ends with a line break. */
    String block(String margin, int parent) {
        boolean folded = !faithful && dice.chance(0.3);
        boolean lead = dice.chance(0.1);
        int indent = margin.length() - parent;
        boolean digit = lead || dice.chance(0.1);
        String indicators =
                (digit ? "" + indent : "") + (dice.chance(0.3) ? "-" : dice.chance(0.3) ? "+" : "");
        if (dice.chance(0.2) && indicators.length() == 2) {
            indicators = "" + indicators.charAt(1) + indicators.charAt(0);
        }
        if (digit && (indent < 1 || indent > 9)) {
            return "text\n";
        }
        StringBuilder text = new StringBuilder(folded ? ">" : "|").append(indicators);
        text.append(dice.chance(0.1) ? " # about the block" : dice.chance(0.05) ? "  " : "")
                .append('\n');
        boolean first = !lead;
        for (int i = dice.number(1, 5); i > 0; i--) {
            boolean empty = dice.chance(0.15);
            String line = margin + (first ? "" : indentation()) + line();
            text.append(empty ? blank(margin) : line).append('\n');
            first &= empty;
        }
        if (dice.chance(0.03)) {
            text.setLength(text.indexOf("\n") + 1);
        }
        for (int i = dice.chance(0.3) ? dice.number(1, 3) : 0; i > 0; i--) {
            text.append(blank(margin)).append('\n');
        }
        return text.toString();
    }

    private String blank(String margin) {
        return faithful || dice.chance(0.8) ? "" : " ".repeat(dice.number(margin.length() + 2));
    }

    private String indentation() {
        return dice.chance(0.2) ? " ".repeat(dice.number(1, 4)) : "";
    }

    private String line() {
        return switch (dice.number(9)) {
            case 0 -> "# not a comment";
            case 1 -> "-----BEGIN KEY-----";
            case 2 -> "key: value";
            case 3 -> faithful ? "x" : "\ttab";
            case 4 -> "- item  ";
            case 5 -> "😀 é";
            case 6 -> faithful ? "x" : "a\u2028b";
            default -> "text line " + dice.number(100);
        };
    }
}
