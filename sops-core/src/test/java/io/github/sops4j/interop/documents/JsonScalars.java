package io.github.sops4j.interop.documents;

/** Scalars of JSON, written as SOPS would and in other spellings. */
final class JsonScalars {
    private static final String[] STRINGS = {
        "",
        "value",
        "two words",
        " lead and trail ",
        "postgres://user:p%40ss@db:5432/app",
        "C:\\\\dir\\\\new",
        "say \\\"hi\\\"",
        "it's",
        "line 1\\nline 2\\n",
        "\\r\\n\\t\\b\\f",
        "\\u0000\\u001b\\u001f",
        "\\u003cb\\u003e \\u0026 more",
        "\\u2028\\u2029",
        "\u007f",
        "/path/x",
        "日本語",
        "😀 é \u00a0\u0085",
        "\ufffd",
        "\ufeffmark",
        "true",
        "12",
        "null",
        "2001-12-14",
        "{\\\"a\\\": 1}",
        "// no comment",
        "# none either",
        "ENC[AES256_GCM,data:x]",
        "<nil>",
        "a\\\\nb",
        "; ini",
        "x=y",
        "`q`",
        "-----BEGIN KEY-----\\nMIIE\\n-----END KEY-----\\n",
    };
    private static final String[] OTHER_STRINGS = {
        "<b> & </b>",
        "\u2028 raw",
        "\\u0041\\u00e9",
        "\\u003C\\u003E\\u0026",
        "\\ud83d\\ude00",
        "\\uD83D\\uDE00",
        "a\\/b",
        "\\u000a\\u0009\\u000d",
        "\\u0022\\u005c",
        "\\ud800",
        "\\ude00x",
        "\\ud800\\u0041",
        "\\ud800\\ud83d\\ude00",
        "\\ufffd",
        "\\u007F",
        "bad \udcff byte",
        "\udce2\udc82 cut",
        "\udced\udca0\udc80",
        "\udcc0\udcaf",
        "\udcf4\udc90\udc80\udc80",
        "\\uffff",
        "\\ufeff",
    };
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-7",
        "8080",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "0.5",
        "-1234.5",
        "3.141592653589793",
        "0.000001",
        "1e-7",
        "1e+21",
        "1.5e+300",
        "5e-324",
        "100000000000000000000",
        "1.7976931348623157e+308",
        "100000000.5",
    };
    private static final String[] OTHER_NUMBERS = {
        "1.0",
        "1.50",
        "1e3",
        "1E5",
        "1e05",
        "2.5E-3",
        "0.1e1",
        "1e+2",
        "-0",
        "-0.0",
        "0e0",
        "0.0",
        "9223372036854775808",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "1e-400",
        "1e20",
        "1e21",
        "0.0000001",
        "12345678901234567890.5",
        "2.2250738585072011e-308",
        "0.30000000000000004000",
    };
    private static final String[] WORDS = {"true", "false", "null"};
    private static final String[] NONE = {
        "01",
        "+1",
        ".5",
        "1.",
        "NaN",
        "Infinity",
        "1e400",
        "'x'",
        "True",
        "0x1F",
        "1_000",
        "tru",
        "\"a\tb\"",
        "\"a\nb\"",
        "\"\\x41\"",
        "\"\\u12\"",
        "\"\u0001\"",
        "-",
        "1e",
        "",
    };
    private static final String[] KEYS = {
        "a",
        "key",
        "db.password",
        "host-name",
        "user_unencrypted",
        "token_enc",
        "data",
        "stringData",
        "two words",
        "ключ",
        "😀",
        "a:b",
        "a=b",
        "#c",
        "[s]",
        "$ref",
        "x/y",
        "a\\/b",
        "\\u0041",
        "\\u003cx\\u003e",
        "<x>",
        "q\\\"q",
        "b\\\\s",
        "n\\nl",
        "sops_x",
        "1",
        "yes",
    };
    private static final String[] OTHER_KEYS = {"\\ud800", "bad\udcff", "\udce2\udc82"};

    private final Dice dice;
    private final boolean faithful;
    private int keys;

    JsonScalars(Dice dice, boolean faithful) {
        this.dice = dice;
        this.faithful = faithful;
    }

    /** A key with its quotes; mostly one that did not occur yet. */
    String key(int level) {
        int number = keys++;
        if (dice.chance(0.02)) {
            return level > 0 && dice.chance(0.5) ? "\"sops\"" : "\"\"";
        }
        String word = !faithful && dice.chance(0.02) ? dice.pick(OTHER_KEYS) : dice.pick(KEYS);
        String name = dice.chance(0.5) || word.contains("_") ? "k" + number + word : word + number;
        return "\"" + (dice.chance(0.01) ? "k".repeat(130) + number : name) + "\"";
    }

    /** A string with its quotes. */
    String string() {
        return "\"" + text() + "\"";
    }

    private String text() {
        if (dice.chance(0.03)) {
            return "long " + dice.repeat("word ", 1, 200);
        }
        return !faithful && dice.chance(0.3) ? dice.pick(OTHER_STRINGS) : dice.pick(STRINGS);
    }

    /** Anything that is no object and no list; once in a while nothing that JSON knows. */
    String any() {
        double kind = dice.fraction();
        if (kind < 0.6) {
            return string();
        }
        if (kind < 0.85) {
            return !faithful && dice.chance(0.35) ? dice.pick(OTHER_NUMBERS) : dice.pick(NUMBERS);
        }
        return !faithful && kind < 0.855 ? dice.pick(NONE) : dice.pick(WORDS);
    }
}
