package io.github.sops4j.interop.documents;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import java.util.Locale;

/** A format whose files are generated. */
public enum Syntax {
    YAML(
            "\t", "- ", ": ", "? ", "{", "}", "[", "]", ",", "#", " #", "&x", "*x", "!", "!!int ",
            "|", ">", "'", "\"", "%", "@", "`", "---\n", "...\n", "\n", "\n\n", " ", "  ", "\\",
            "\u0085", "\u2028", "\ufeff", "\u0007", "\u007f", "<<: ", "~", "a", "\r", "é") {
        @Override
        String text(Dice dice, Shape shape, boolean faithful) {
            return new YamlText(dice, shape, faithful).file();
        }
    },
    JSON(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u00",
            "\\ud800",
            "'",
            "// x\n",
            "/**/",
            "#",
            "0",
            "-",
            "+",
            ".",
            "e",
            "null",
            "NaN",
            "tru",
            "\t",
            "\n",
            "\r",
            " ",
            "\u0000",
            "\u0001",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\udcff",
            "\udcc3",
            "\"x\":1,",
            "[{\"a\":") {
        @Override
        String text(Dice dice, Shape shape, boolean faithful) {
            return new JsonText(dice, shape, faithful).file();
        }
    },
    DOTENV(
            "=", "\n", "\n\n", "\r\n", "\r", " ", "\t", "\n \n", "#", "\n#", " #", "\\", "\\n", "'",
            "\"", "export ", "sops_", "x", "\u0000", "\udcff", "\ufeff", "\n=\n", "\u2028", ":") {
        @Override
        String text(Dice dice, Shape shape, boolean faithful) {
            return new DotenvText(dice).file();
        }
    },
    INI(
            "=",
            ":",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "[",
            "]",
            "[]",
            "\n[s]\n",
            "#",
            ";",
            "\n;",
            "'",
            "\"",
            "\"\"\"",
            "`",
            "\\",
            "\\\n",
            "-",
            "\n- = x\n",
            "\u0000",
            "\udcff",
            "\ufeff",
            "\n=\n",
            "x",
            "\u00a0",
            "\u0085",
            "%(a)s") {
        @Override
        String text(Dice dice, Shape shape, boolean faithful) {
            return new IniText(dice, faithful).file();
        }
    },
    BINARY("\u0000", "\n", "\r", "\udcff", "\ufeff", "{", "}", "\"sops\":", "x") {
        @Override
        String text(Dice dice, Shape shape, boolean faithful) {
            return new BinaryText(dice).file();
        }
    },
    PROPERTIES(
            "=", ":", " ", "\t", "\f", "\n", "\r", "\r\n", "\\", "\\\n", "\\u", "\\u00", "\\u0041",
            "\\uuuu", "#", "!", "\n#", "\n\n", "\u0000", "\udcff", "\ufeff", "x", "é") {
        @Override
        String text(Dice dice, Shape shape, boolean faithful) {
            return new PropertiesText(dice, faithful).file();
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
    private final String[] pieces;

    Syntax(String... pieces) {
        this.pieces = pieces;
    }

    /** The name that selects the format. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format itself, with the indentation that SOPS uses. */
    public FileFormat format() {
        return Formats.named(id(), Indentation.DEFAULT);
    }

    /** One file; bytes that are no UTF-8 are escaped as {@code Utf8} does. */
    abstract String text(Dice dice, Shape shape, boolean faithful);

    /** Something that breaks a file where it is put in. */
    String piece(Dice dice) {
        return dice.pick(pieces);
    }
}
