package io.github.sops4j.interop.documents;

/** One generated dotenv file. Everything that such a file can hold is kept, so none is left out. */
final class DotenvText {
    private static final String[] NAMES = {
        "A",
        "DB_PASSWORD",
        "HOST",
        "PORT_unencrypted",
        "TOKEN_enc",
        "data",
        "export B",
        "  LEAD",
        "TRAIL ",
        "a.b-c",
        "ключ",
        "😀",
        "a:b",
        "a b",
        "'q'",
        "\\n",
        "bad\udcff",
        "sopsx",
        "SOPS_X",
        "\t",
        "[s]",
        ";c",
        "-",
    };
    private static final String[] VALUES = {
        "",
        "1",
        "true",
        "value",
        " lead and trail ",
        "\"x y\"",
        "'single'",
        "\"",
        "a=b=c",
        "=",
        "1 # no comment",
        "#none",
        "line 1\\nline 2",
        "\\n",
        "x\\\\ny",
        "end\\",
        "C:\\dir\\new",
        "${A}",
        "$(echo)",
        "\ttab\t",
        "日本 😀",
        "\udcff\udcfe",
        "\udce2\udc82",
        "\ufffd",
        "a\u0000b",
        "a\rb",
        "\u2028",
        "\u0085",
        "<nil>",
        "ENC[AES256_GCM,data:x]",
        "`tick`",
        "; ini",
        "-----BEGIN KEY-----\\nMIIE\\n-----END KEY-----\\n",
        "{\"a\": \"<b>\"}",
        "- item",
        "2001-12-14",
    };
    private static final String[] COMMENTS = {
        "# a comment",
        "#tight",
        "#",
        "# sops:enc",
        "#\ttab ",
        "# a=b",
        "# 日本 \udcff",
        "## two",
        "#!shebang",
        "# ENC[not]",
        "# a\\nb",
        "# \u0000",
        "#  ",
    };
    private static final String[] NO_LINES = {" ", "word", " # c", "\t", "A: 1", "export A"};

    private final Dice dice;
    private final StringBuilder out = new StringBuilder();
    private String lastName = "A";

    DotenvText(Dice dice) {
        this.dice = dice;
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
        if (dice.chance(0.06)) {
            text = text.replace("\n", "\r\n");
        }
        return dice.chance(0.04) ? "\ufeff" + text : text;
    }

    private void line() {
        double kind = dice.fraction();
        if (kind < 0.12) {
            out.append(dice.repeat("\n", 1, 4));
        } else if (kind < 0.27) {
            out.append(dice.pick(COMMENTS)).append('\n');
        } else if (kind < 0.275) {
            out.append(dice.pick(NO_LINES)).append('\n');
        } else {
            out.append(name()).append('=').append(value()).append('\n');
        }
    }

    private String name() {
        if (dice.chance(0.04)) {
            return dice.chance(0.5) ? lastName : "";
        }
        if (dice.chance(0.003)) {
            return "sops_x";
        }
        lastName = dice.chance(0.9) ? dice.pick(NAMES) + dice.number(30) : dice.pick(NAMES);
        return lastName;
    }

    private String value() {
        return dice.chance(0.02) ? dice.repeat("long word ", 1, 200) : dice.pick(VALUES);
    }
}
