package io.github.sops4j.interop.documents;

/** One generated file of properties. */
final class PropertiesText {
    private static final String[] NAMES = {
        "a",
        "key",
        "db.password",
        "host-name",
        "user_unencrypted",
        "token_enc",
        "data",
        "two\\ words",
        "a\\=b",
        "a\\:b",
        "\\#c",
        "\\!c",
        "\\u00e9",
        "\\u0041",
        "t\\tb",
        "ключ",
        "😀",
        "SHOUT",
        "a#b",
        "a!b",
        "\\q",
        "[s]",
        "sopsx",
        "\\\\",
    };
    private static final String[] SEPARATORS = {
        "=", " = ", ":", " : ", " ", "\t", "\f", "=  ", " =", ": "
    };
    private static final String[] VALUES = {
        "",
        "1",
        "true",
        "value",
        "two words",
        "trail ",
        "a=b:c",
        "=x",
        ":x",
        "#no comment",
        "!x",
        "C:\\\\dir\\\\new",
        "line 1\\nline 2",
        "\\t\\r\\n\\f",
        "\\ lead",
        "日本 😀 é",
        "${a}",
        "\"quoted\"",
        "'single'",
        "ENC[AES256_GCM,data:x]",
        "jdbc:postgresql://host:5432/db?a=b&c=d",
        "\u2028",
        "-----BEGIN KEY-----\\nMIIE\\n-----END KEY-----\\n",
    };
    private static final String[] OTHER_VALUES = {
        "\\u00e9\\u65e5",
        "\\uD83D\\uDE00",
        "\\u0041\\u003d",
        "\\q\\z\\'",
        "\\=\\:\\#\\!",
        "one \\\n    two",
        "one\\\ntwo \\\n\t three",
        "one\\\n\n",
        "one\\\n# no comment",
        "\\\n  x",
        "end\\",
        "\\\\\\\nx",
        "\\ud800",
        "\\u0000\\u001f",
        "\udcff",
        "tab\there",
        "a\fb",
        "\\u12",
        "\\uzzzz",
    };
    private static final String[] COMMENTS = {
        "# a comment",
        "! bang",
        "#tight",
        "#",
        "!",
        "# sops:enc",
        "#\ttab ",
        "# a = b",
        "# no \\",
        "  # indented",
        "\t! x",
        "# 日本",
        "# \\u12",
        "#ENC[not]",
        "\f# x",
    };
    private static final String[] ODD_LINES = {
        "alone", "=", ":x", " = x", "\\", "\\\n", "alone ", "sops_x=1"
    };

    private final Dice dice;
    private final boolean faithful;
    private final StringBuilder out = new StringBuilder();
    private String lastName = "a";

    PropertiesText(Dice dice, boolean faithful) {
        this.dice = dice;
        this.faithful = faithful;
    }

    /** The whole text. */
    String file() {
        for (int i = dice.number(dice.chance(0.95) ? 1 : 0, 9); i > 0; i--) {
            line();
        }
        if (dice.chance(0.15) && out.length() > 0) {
            out.setLength(out.length() - 1);
        }
        String text = out.toString();
        return dice.chance(0.08) ? text.replace("\n", dice.chance(0.8) ? "\r\n" : "\r") : text;
    }

    private void line() {
        double kind = dice.fraction();
        if (kind < 0.12) {
            out.append(dice.chance(0.8) ? "" : dice.pick("  ", "\t", "\f")).append('\n');
        } else if (kind < 0.27) {
            out.append(dice.pick(COMMENTS)).append('\n');
        } else if (!faithful && kind < 0.29) {
            out.append(dice.pick(ODD_LINES)).append('\n');
        } else {
            out.append(dice.chance(0.92) ? "" : dice.pick(" ", "\t", "\f", "   ")).append(name());
            out.append(dice.chance(0.6) ? "=" : dice.pick(SEPARATORS)).append(value()).append('\n');
        }
    }

    private String name() {
        if (!faithful && dice.chance(0.04)) {
            return lastName;
        }
        lastName = dice.pick(NAMES) + out.length();
        return lastName;
    }

    private String value() {
        if (dice.chance(0.02)) {
            return dice.repeat("long word ", 1, 200) + "x";
        }
        return !faithful && dice.chance(0.25) ? dice.pick(OTHER_VALUES) : dice.pick(VALUES);
    }
}
