package io.github.sops4j.format.yaml.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentsTest {
    private static final YamlEmitter FOUR = new YamlEmitter(4);
    private static final Node MAP =
            new MapNode(
                    List.of(new Entry("a", new Scalar("x")), new Entry("b", new Scalar("y\nz\n"))));

    @Test
    void entriesStandAtTheirColumn() { // F91
        assertThat(FOUR.entries(((MapNode) MAP).items(), 2))
                .isEqualTo("  a: x\n  b: |\n    y\n    z\n");
    }

    @Test
    void behindAKeyAScalarStaysInTheLine() { // F95
        assertThat(FOUR.afterKey(new Scalar("on"), 2)).isEqualTo(" \"on\"");
        assertThat(FOUR.afterKey(new Scalar("a\nb"), 2)).isEqualTo(" |-\n    a\n    b");
    }

    @Test
    void behindAKeyABlockBeginsInTheNextLine() { // F91
        assertThat(FOUR.afterKey(MAP, 0)).isEqualTo("\n    a: x\n    b: |\n        y\n        z");
    }

    @Test
    void behindADashABlockBeginsInTheSameLine() { // F91
        assertThat(FOUR.afterDash(MAP, 4)).isEqualTo(" a: x\n      b: |\n        y\n        z");
        assertThat(FOUR.afterDash(new Scalar("a\nb"), 4)).isEqualTo(" |-\n      a\n      b");
    }

    @Test
    void onlyBlocksThatEndInBlankLinesKeepThem() { // F97
        assertThat(YamlEmitter.keepsBreaks(new Value.Text("a\n\n"))).isTrue();
        assertThat(YamlEmitter.keepsBreaks(new Value.Text("\n"))).isTrue();
        assertThat(YamlEmitter.keepsBreaks(new Value.Text("a\n"))).isFalse();
        assertThat(YamlEmitter.keepsBreaks(new Value.Text("a\n\n "))).isFalse();
    }

    @Test
    void aKeptUnicodeBreakIsQuotedWhereALineFeedWillFollow() { // F97
        assertThat(FOUR.afterKey(new Scalar("a\n\u2028"), 0)).isEqualTo(" \"a\\n\\L\"");
    }

    @Test
    void flowHasOneLine() { // F95
        Node list = new ListNode(List.of(new Scalar("a, b"), new Scalar(new Value.Int(1)), MAP));
        Comment comment = new Comment(" c", false, null);
        MapNode root = new MapNode(List.of(comment, new Entry("<<", list), new Entry("1", MAP)));

        assertThat(YamlEmitter.flow(root))
                .isEqualTo(
                        "{!!merge <<: [\"a, b\", 1, {a: x, b: \"y\\nz\\n\"}], "
                                + "\"1\": {a: x, b: \"y\\nz\\n\"}}");
        assertThat(YamlEmitter.flow(new Scalar(new Value.Bytes(new byte[] {-1}))))
                .isEqualTo("!!binary \"/w==\"");
    }

    @Test
    void aLongKeyInFlowHasAQuestionMark() { // F100
        String key = "k".repeat(2000);
        MapNode map = new MapNode(List.of(new Entry(key, new Scalar("x"))));

        assertThat(YamlEmitter.flow(map)).isEqualTo("{? " + key + ": x}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "22:22", "😀", "1", "~", "a\tb", "http://x", "-x", "<<"})
    void textThatCanStandPlainWhateverItsType(String text) { // F95
        assertThat(YamlEmitter.isPlainSafe(text)).isTrue();
        assertThat(YamlEmitter.isPlainSafeInFlow(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a, b", "?x", ":x", "a]", "a?b", "x{"})
    void textThatCanStandPlainInABlockOnly(String text) { // F95
        assertThat(YamlEmitter.isPlainSafe(text)).isTrue();
        assertThat(YamlEmitter.isPlainSafeInFlow(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "\ta",
                "a\t",
                "a: b",
                "a:",
                "a #b",
                "- a",
                "-",
                "#a",
                "a\nb",
                "a\rb",
                "a\u2028b",
                "a\0b",
                "a\uFEFFb",
                "---",
                "\ud83d"
            })
    void textThatCannotStandPlain(String text) { // F95
        assertThat(YamlEmitter.isPlainSafe(text)).isFalse();
        assertThat(YamlEmitter.isPlainSafeInFlow(text)).isFalse();
    }

    @Test
    void singleQuotesHoldWhatOneReadableLineHolds() { // F95
        assertThat(YamlEmitter.singleQuoted("it's 😀\t")).isEqualTo("'it''s 😀\t'");
        assertThat(YamlEmitter.canBeSingleQuoted("a\nb")).isFalse();
        assertThat(YamlEmitter.canBeSingleQuoted("\0")).isFalse();
        assertThatThrownBy(() -> YamlEmitter.singleQuoted("a\nb"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doubleQuotesHoldEverything() { // F96
        assertThat(YamlEmitter.doubleQuoted("a\n\"😀\t")).isEqualTo("\"a\\n\\\"\\U0001F600\\t\"");
        assertThat(YamlEmitter.minimalDoubleQuoted("a\n\"😀\t\uFEFF"))
                .isEqualTo("\"a\\n\\\"😀\\t\\uFEFF\"");
    }
}
