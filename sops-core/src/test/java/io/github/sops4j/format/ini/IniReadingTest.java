package io.github.sops4j.format.ini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.testing.Outline;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text holds; the values are those that the real program finds. */
class IniReadingTest {
    private final IniFormat format = new IniFormat();

    private List<String> read(String text) {
        return Outline.of(format, text);
    }

    /** The value of a key {@code k}; what is no comment of it must not follow. */
    private String value(String text) {
        List<String> lines = read("[s]\nk = " + text + "\n");
        return lines.get(2).substring("s.k=".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\uDCFE\uDCFF", "\uDCFF\uDCFE", "\n \t\n", "\u00A0", "\r\n"})
    void marksAndBlanksInFrontAreSkipped(String start) { // F127
        assertThat(read(start + "  [s]\n\t a = 1\n")).containsExactly("DEFAULT.", "s.", "s.a=1");
    }

    @Test
    void linesMayEndWithCarriageReturns() { // F127
        assertThat(read("[s] \r\na = 1\t\r\n\r\nb=\r\n"))
                .containsExactly("DEFAULT.", "s.", "s.a=1", "s.b=");
    }

    @Test
    void keysWithoutSectionAreInOneOfTheirOwn() { // F128
        assertThat(read("")).containsExactly("DEFAULT.");
        assertThat(read("a=1\n[DEFAULT]\nb=2\n"))
                .containsExactly("DEFAULT.", "DEFAULT.a=1", "DEFAULT.", "DEFAULT.b=2");
    }

    @ParameterizedTest
    @CsvSource({"[ s ],' s '", "[a]b] x,a]b", "[a.b],a.b", "[A]junk,A", "[a;b],a;b"})
    void aNameGoesUpToTheLastBracket(String header, String name) { // F129
        assertThat(read(header + "\n")).containsExactly("DEFAULT.", name + ".");
    }

    @Test
    void aRepeatedSectionStaysOneOfItsOwn() { // F129
        assertThat(read("[s]\na=1\n[s]\na=2\n"))
                .containsExactly("DEFAULT.", "s.", "s.a=1", "s.", "s.a=2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "a b = 1,a b",
                "a : b = 1,a",
                "\"a=b\" = 1,a=b",
                "`c:d` x = 1,c:d",
                "\"\"\"e\"f\"\"\" = 1,e\"f",
                "\" g \" = 1,g",
                "'h' = 1,'h'",
            })
    void aKeyEndsAtTheFirstDelimiterOutsideQuotes(String line, String key) { // F130
        assertThat(read(line + "\n").get(1)).startsWith("DEFAULT." + key + "=");
    }

    @Test
    void aHyphenIsNumbered() { // F130
        assertThat(read("-=x\n`-`=y\n[s]\n- = z\n"))
                .containsExactly("DEFAULT.", "DEFAULT.#1=x", "DEFAULT.#2=y", "s.", "s.#1=z");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "[],empty section name",
                "[hidden,unclosed section",
                "hidden,key-value delimiter not found",
                "\"hidden\",key-value delimiter not found",
                "=hidden,empty key name",
                ":hidden,empty key name",
                "\"\" = hidden,empty key name",
                "\"hidden,missing closing key quote",
                "\"\"\"hidden\"\" = x,missing closing key quote",
                "`hidden = 1,missing closing key quote",
                "k = `hidden,missing closing key quote",
                "k = \"\"\"hidden,missing closing key quote",
            })
    void aMalformedLineIsNamed(String line, String problem) { // F129, F130, F133, F135
        String file = "a=1\n; c\n" + line + "\n\n";

        assertThatThrownBy(() -> format.readPlain(file.getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("Could not unmarshal input data: " + problem)
                .hasMessageEndingWith("(line 3)")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void ofARepeatedKeyTheLastValueHoldsInTheFirstPlace() { // F131
        assertThat(read("a=1 ; one\nb=2\na=3\n"))
                .containsExactly("DEFAULT.", "DEFAULT.a=3", "DEFAULT.b=2");
        assertThat(read("a=1\nb=2\n; two\na=3\n"))
                .containsExactly("DEFAULT.", "DEFAULT.a=3", "DEFAULT.#two", "DEFAULT.b=2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "x y,x y",
                "x#y,x",
                "x ; y,x",
                "\"x;y\",\"x",
                "\"x y\",x y",
                "'x y',x y",
                "\" x \",| x |",
                "\"x\" \"y\",\"x\" \"y\"",
                "\"x,\"x",
                "x\"y,x\"y",
                "\"\",||",
                "\",\"",
                "`x;y`,x;y",
                "`x` ; y,x",
                "` x `y`,| x `y|",
                "\"\"\"x\"y\"\"\" z,x\"y",
                "%(x)s,%(x)s",
                "x\\n,x\\n",
                "x\\ ; y,x\\",
            })
    void aValueIsTrimmedCutAndUnquoted(String text, String value) { // F132, F135
        assertThat(value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "x \\!  y \\!z ; c,x y z ; c",
                "C:\\!b=2,C:b=2",
                "x\\!!,x",
                "x\\,x",
                "\\![t],[t]",
                "x ; y\\!z,x ; yz",
            })
    void aBackslashAtTheEndJoinsLines(String text, String value) { // F132
        assertThat(value(text.replace('!', '\n'))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "`x! y`,x! y",
                "`x!y\\!z` q,x!y\\!z",
                "`x!y` \\!z`,x!y` \\!z",
                "\"\"\"x!y\"\"\"z\"\"\",x!y\"\"\"z",
                "\"\"\"!x\"\"\",!x",
            })
    void aRawValueMayHaveSeveralLines(String text, String value) { // F133
        assertThat(value(text.replace('!', '\n'))).isEqualTo(value.replace('!', '\n'));
    }

    @Test
    void threeQuotesAtTheVeryEndOpenNothing() { // F132
        assertThat(read("k=\"\"\"")).containsExactly("DEFAULT.", "DEFAULT.k=\"\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "; c!k=1,c",
                "#c!k=1,c",
                "; ; c!k=1,c",
                "#;c!k=1,;c",
                ";\tc !k=1,|\tc|",
                "; c1 !!# c2!k=1 ; c3 ,|c1 !# c2!; c3|",
                "k=1;c,c",
                "k=`1!2` ; c,c",
                ";;!; c!k=1,!; c",
            })
    void commentsOfAKeyAreOneBehindIt(String text, String comment) { // F134
        assertThat(read(text.replace('!', '\n')))
                .endsWith("DEFAULT.#" + comment.replace('!', '\n'));
    }

    @Test
    void aCommentOfASectionIsItsFirstItem() { // F134
        assertThat(read("; c\n[s] ; d\na=1\n; lost\n"))
                .containsExactly("DEFAULT.", "s.", "s.#c\n; d", "s.a=1");
    }

    @Test
    void anEmptyCommentIsOne() { // F134
        assertThat(read(";\nk=1\n")).containsExactly("DEFAULT.", "DEFAULT.k=1", "DEFAULT.#");
    }

    @Test
    void twoMetadataSectionsAreRefused() { // F71
        assertThatThrownBy(() -> format.read("[sops]\na=1\n[sops]\n".getBytes(UTF_8)))
                .hasMessage("Found duplicate sops entry");
    }

    @Test
    void aPairInTheMetadataIsALineFeed() throws MalformedException { // F76, F77
        String file = "[sops]\na = x\\ny\nb = \"\"\"x\ny\"\"\"\nc = 1\nc = `x\\ny`\n";

        assertThat(format.read(file.getBytes(UTF_8)).metadata())
                .isInstanceOfSatisfying(
                        MapNode.class,
                        map ->
                                assertThat(map.items())
                                        .hasSize(3)
                                        .extracting(item -> ((Entry) item).value())
                                        .containsOnly(new Scalar("x\ny")));
    }

    @Test
    void aLongValueOfManyLinesIsReadInOneGo() { // F133
        String line = "x".repeat(50) + "\n";
        String value = line.repeat(40_000);

        assertThat(value("\"\"\"" + value + "\"\"\"")).isEqualTo(value);
    }
}
