package io.github.sops4j.format.yaml.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.testing.Rows;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmittedStringsTest {

    @Test
    void sopsPrintsEveryRowTheSame() { // F95 to F97, F99
        for (String[] row : Rows.of("/io/github/sops4j/format/yaml/strings.tsv")) {
            assertThat(emitted(row[0])).as(row[0]).isEqualTo(row[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello world",
                "a:b",
                "a#b",
                "-x",
                "--",
                "?x",
                ":a",
                "a{",
                "a,b",
                "a'b",
                "a\"b",
                "a\\b",
                "tRUE",
                "nUll",
                "1e400",
                "0o8",
                "0x",
                "1e",
                "_1",
                "1.2.3",
                "NaN",
                "inf",
                ".Nan",
                "1:60",
                "2001-13-01",
                "2001-12-14 21:59:43.10 -5",
                "=",
                "é",
                "日本語",
                "a\u00A0b",
                "a\u200Bb",
                "ENC[AES256_GCM,data:x]"
            })
    void plain(String text) { // F103
        assertThat(emitted(text)).isEqualTo(text + "\n");
        assertThat(YamlEmitter.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "trail ", "a: b", "a:", "a #b", "#a", "-", "---x", "...", "? x", "::", "{a",
                ",a", "'", "\"a\"", "*x", "&x", "!x", "%x", "@x", ">x", "|x", "`x", "true "
            })
    void singleQuoted(String text) { // F103
        assertThat(emitted(text)).isEqualTo("'" + text.replace("'", "''") + "'\n");
        assertThat(YamlEmitter.isPlain(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "null",
                "Null",
                "true",
                "FALSE",
                "yes",
                "No",
                "on",
                "y",
                "N",
                "1",
                "-1",
                "+1",
                "0x1F",
                "07",
                "0b1",
                "1_000",
                "08",
                "1.0",
                "1.",
                ".5",
                "1e3",
                "1e-400",
                ".inf",
                "-.INF",
                ".nan",
                "1:30",
                "190:20:30",
                "+1:30",
                "2001-12-14",
                "2001-12-14 21:59:43"
            })
    void typedTextIsDoubleQuoted(String text) { // F95, F103
        assertThat(emitted(text)).isEqualTo('"' + text + "\"\n");
    }

    @Test
    void escapes() { // F96, F103
        assertThat(emitted("a\tb")).isEqualTo("\"a\\tb\"\n");
        assertThat(emitted("a\rb")).isEqualTo("\"a\\rb\"\n");
        assertThat(emitted("a\r\nb")).isEqualTo("\"a\\r\\nb\"\n");
        assertThat(emitted("\0\033\177")).isEqualTo("\"\\0\\e\\x7F\"\n");
        assertThat(emitted("\u0007\b\013\f\u0085\ufffe")).isEqualTo("\"\\a\\b\\v\\f\\N\\uFFFE\"\n");
        assertThat(emitted("😀\u2028\u2029")).isEqualTo("\"\\U0001F600\\L\\P\"\n");
        assertThat(emitted("\"\\\0")).isEqualTo("\"\\\"\\\\\\0\"\n");
    }

    @Test
    void aTextThatBeginsWithAByteOrderMarkIsEscapedThroughout() { // F96
        assertThat(emitted("\uFEFFab\u00A0 ")).isEqualTo("\"\\uFEFF\\x61\\x62\\_\\x20\"\n");
        assertThat(emitted("ab\uFEFF")).isEqualTo("\"ab\\uFEFF\"\n");
    }

    @Test
    void literalBlocks() { // F97, F103
        assertThat(emitted("a\nb")).isEqualTo("|-\n    a\n    b\n");
        assertThat(emitted("a\nb\n")).isEqualTo("|\n    a\n    b\n");
        assertThat(emitted("a\nb\n\n")).isEqualTo("|+\n    a\n    b\n\n");
        assertThat(emitted("\n")).isEqualTo("|4+\n\n");
        assertThat(emitted("\na")).isEqualTo("|4-\n\n    a\n");
        assertThat(emitted(" a\nb")).isEqualTo("|4-\n     a\n    b\n");
        assertThat(emitted("a\n b")).isEqualTo("|-\n    a\n     b\n");
        assertThat(emitted("# c\nx")).isEqualTo("|-\n    # c\n    x\n");
        assertThat(emitted("a\t\n")).isEqualTo("|\n    a\t\n");
    }

    @Test
    void linesThatEndInSpacesAreDoubleQuoted() { // F95, F103
        assertThat(emitted("a \nb")).isEqualTo("\"a \\nb\"\n");
        assertThat(emitted("a\nb ")).isEqualTo("\"a\\nb \"\n");
        assertThat(emitted(" \n")).isEqualTo("\" \\n\"\n");
    }

    @Test
    void unicodeLineBreaksBreakLines() { // F97, F103
        assertThat(emitted("a\u2028b")).isEqualTo("'a\u2028    b'\n");
        assertThat(emitted("a\nb\u2028c")).isEqualTo("|-\n    a\n    b\u2028    c\n");
        assertThat(emitted("a\nb\u2028")).isEqualTo("|\n    a\n    b\u2028");
    }

    @Test
    void longLinesAreNotFolded() { // F90, F103
        assertThat(emitted("word ".repeat(40))).isEqualTo("'" + "word ".repeat(40) + "'\n");
    }

    @Test
    void theMergeKeyHasItsTag() { // F99
        assertThat(emitted("<<")).isEqualTo("!!merge <<\n");
    }

    @Test
    void aBlockThatBeginsWithTabIsQuotedSinceItCannotBeReadBack() { // F101
        assertThat(emitted("\ta\nb")).isEqualTo("\"\\ta\\nb\"\n");
    }

    private static String emitted(String text) {
        MapNode root = new MapNode(List.of(new Entry("k", new Scalar(text))));
        String document = new YamlEmitter(4).document(root);
        assertThat(document).startsWith("k: ");
        return document.substring(3);
    }
}
