package io.github.sops4j.format.ini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniEmissionTest {
    private final IniFormat format = new IniFormat();

    private static MapNode map(MapItem... items) {
        return new MapNode(List.of(items));
    }

    private static Entry entry(String key, String value) {
        return new Entry(key, new Scalar(value));
    }

    private static Comment comment(String text) {
        return new Comment(text, false, null);
    }

    private String emitted(MapItem... sections) {
        return new String(format.emit(List.of(map(sections)), null), UTF_8);
    }

    @Test
    void aBlankLineStandsBetweenSections() { // F136
        assertThat(emitted(new Entry("s", map()), new Entry("t", map(entry("a", "1")))))
                .isEqualTo("[s]\n\n[t]\na = 1\n");
    }

    @Test
    void theFirstSectionNeedsNoHeaderWhenItIsTheDefault() { // F136
        assertThat(emitted(new Entry("dEfault", map(entry("a", "1"))), new Entry("t", map())))
                .isEqualTo("a = 1\n\n[t]\n");
        assertThat(emitted(new Entry("DEFAULT", map()), new Entry("default", map())))
                .isEqualTo("[default]\n");
    }

    @Test
    void onlyMapsAreSections() { // F136
        assertThatThrownBy(() -> emitted(entry("a", "1")))
                .hasMessage(
                        "Error marshaling to INI: Error encoding section: Section values should"
                                + " always be TreeBranches");
    }

    @Test
    void namesMustNotBeEmpty() { // F136
        assertThatThrownBy(() -> emitted(new Entry("", map())))
                .hasMessageEndingWith("empty section name");
        assertThatThrownBy(() -> emitted(new Entry("s", map(entry("", "1")))))
                .hasMessageEndingWith("empty key name");
    }

    @Test
    void namesArePaddedByTheirBytes() { // F137
        assertThat(emitted(new Entry("s", map(entry("é", "1"), entry("abc", ""), entry("=", "")))))
                .isEqualTo("[s]\né  = 1\nabc = \n`=` = \n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "a\"b,`a\"b`",
                "a=b,`a=b`",
                "a:b,`a:b`",
                "a`b,\"\"\"a`b\"\"\"",
                "a`:b,`a`:b`",
                "a b,a b",
            })
    void aNameHasTheQuotesItNeeds(String name, String quoted) { // F138
        assertThat(IniText.name(name)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "a!b,\"\"\"a!b\"\"\"",
                "a`b,\"\"\"a`b\"\"\"",
                "a;b,`a;b`",
                "a#b,`a#b`",
                "| a|,\" a\"",
                "|a\u00A0|,\"a\u00A0\"",
                "\"a\",\"a\"",
                "||,||",
            })
    void aValueHasTheQuotesItNeeds(String value, String quoted) { // F138
        assertThat(IniText.value(value.replace('!', '\n'))).isEqualTo(quoted.replace('!', '\n'));
    }

    @Test
    void aMapOrAListInASectionIsRefused() { // F139
        for (Node node : List.of(map(), new ListNode(List.of(new Scalar("hidden"))))) {
            assertThatThrownBy(() -> emitted(new Entry("s", map(new Entry("k", node)))))
                    .hasMessageContaining("the value of the key k is a map or a list")
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void commentsStandAboveTheirSectionOrTheKeyBeforeThem() { // F140
        assertThat(
                        emitted(
                                comment("dropped"),
                                new Entry(
                                        "s",
                                        map(
                                                comment(" c \n#  d "),
                                                comment("dropped"),
                                                entry("a", "1"),
                                                comment("overwritten"),
                                                comment("  e \n;f"),
                                                entry("b", "2"),
                                                comment("")))))
                .isEqualTo(";  c \n# d\n[s]\n; e\n; f\na = 1\nb = 2\n");
    }

    @Test
    void anEmptyLineOfACommentIsNoReasonToAbort() { // F140
        assertThat(emitted(new Entry("s", map(comment("\n; c"))))).isEqualTo(";\n; c\n[s]\n");
    }

    @Test
    void extractedPartsAreCompactJson() { // F141
        Node list =
                new ListNode(
                        List.of(
                                new Scalar("<\"\u2028"),
                                new Scalar(new Value.Bytes(new byte[] {-1})),
                                new Scalar(new Value.Float(1e21)),
                                new Scalar(new Value.Bool(true)),
                                new Scalar(Value.Null.NULL),
                                comment("c"),
                                new ListNode(List.of()),
                                map(entry("k", "v"))));

        assertThat(new String(format.emitPart(list), UTF_8))
                .isEqualTo(
                        "[\"\\u003c\\\"\\u2028\",\"\\ufffd\",1e+21,true,null,null,"
                                + "[{\"Key\":\"k\",\"Value\":\"v\"}]]");
    }
}
