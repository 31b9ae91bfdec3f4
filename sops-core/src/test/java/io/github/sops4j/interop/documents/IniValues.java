package io.github.sops4j.interop.documents;

/** Values of INI files with what stands behind them on their lines. */
final class IniValues {
    private static final String[] PLAIN = {
        "",
        "1",
        "true",
        "value",
        "two words",
        "a=b:c",
        "postgres://user:p%40ss@db:5432/app",
        "C:\\dir\\new",
        "100%",
        "%(name)s",
        "x'y",
        "x\"y",
        "\"x\" \"y\"",
        "'a' 'b'",
        "\"x",
        "a\"\"\"b",
        "[x]",
        "-",
        "日本 😀",
        "\udcff\udcfe",
        "\ufffd",
        "line\\nline",
        "a\tb",
        "<nil>",
        "ENC[AES256_GCM,data:x]",
        "\u0085",
        "\u00a0",
        "\u2028",
        "!bang",
        "{\"a\": \"<b>\"}",
    };
    private static final String[] QUOTED = {
        "\"q\"",
        "'q'",
        "\"\"",
        "''",
        "\" lead and trail \"",
        "' x '",
        "`raw`",
        "`a;b#c`",
        "`\"\"\"`",
        "\"\"\"raw\"\"\"",
        "\"\"\"a`b\"\"\"",
        "\"\"\" ; \"\"\"",
        "``",
        "\"it's\"",
        "'say \"hi\"'",
        "\"a\\nb\"",
    };
    private static final String[] CUT = {
        "x#y", "x;y", "\"x;y\"", "'x#y'", "url=a;b", "#only", ";only", "p\";w#d", "a # b ; c",
    };
    private static final String[] SEVERAL_LINES = {
        "\"\"\"one\ntwo\"\"\"",
        "`one\ntwo`",
        "\"\"\"one\n\n two\n\"\"\"",
        "`one\ntwo` ; note",
        "\"\"\"one\ntwo\"\"\" junk",
        "\"\"\"one\n; two\n# three\"\"\"",
        "\"\"\"a\nb\"\"\"\\\nc\"\"\"",
        "one \\\ntwo",
        "one \\\n  two \\\nthree",
        "one \\\n\nk = v",
        "one\\\n; no comment",
        "C:\\\nk = v",
        "\"one \\\ntwo\"",
        "one \\\n[x]",
        "\\\n\\\nx",
        "\"\"\"\n\"\"\"",
        "`\n`",
    };
    private static final String[] OTHER = {
        "`open",
        "\"\"\"open",
        "`a`b`c",
        "`a` junk",
        "\"\"\"a\"\"\"b\"\"\"",
        "\"\"\"",
        "`",
        "\"",
        "'",
        "x\\",
        "\"x\\",
        "\"a\" ; \"b\"",
        "\"\"\"a\"\"",
        "'a\"",
        "\\",
        "x \\ ",
    };
    private static final String[] NOTES = {" ; note", " # note", ";", "#", " ;; two", "\t; tab "};

    private final Dice dice;
    private final boolean faithful;

    IniValues(Dice dice, boolean faithful) {
        this.dice = dice;
        this.faithful = faithful;
    }

    /** One value, up to the end of its last line. */
    String value() {
        double kind = dice.fraction();
        if (kind < 0.02) {
            return dice.repeat("long word ", 1, 200);
        }
        if (kind < 0.65 || (faithful && kind >= 0.8)) {
            String value = dice.pick(PLAIN);
            return dice.chance(0.12) ? value + dice.pick(NOTES) : value + blanks();
        }
        if (kind < 0.8) {
            return dice.pick(QUOTED) + (dice.chance(0.1) ? dice.pick(NOTES) : blanks());
        }
        if (kind < 0.88) {
            return dice.pick(CUT);
        }
        return kind < 0.97 ? dice.pick(SEVERAL_LINES) : dice.pick(OTHER);
    }

    private String blanks() {
        return dice.chance(0.95) ? "" : dice.pick(" ", "   ", "\t");
    }
}
