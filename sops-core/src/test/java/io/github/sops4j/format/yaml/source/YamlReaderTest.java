package io.github.sops4j.format.yaml.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class YamlReaderTest {

    @TestFactory
    Stream<DynamicTest> findsWhatGoYamlFinds() { // F79 to F89
        return ReaderCase.all().stream()
                .map(
                        row ->
                                dynamicTest(
                                        row.name(),
                                        () ->
                                                assertThat(NodeDump.of(row.input()))
                                                        .isEqualTo(row.expected())));
    }

    @Test
    void thereAreEnoughCases() {
        assertThat(ReaderCase.all()).hasSizeGreaterThan(200);
    }

    @Test
    void aMessageIsOneLineWithTheLineOfTheProblem() {
        assertThatThrownBy(() -> read("a: 1\nb: 2\n c: 3\n"))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessage("yaml: line 3: mapping values are not allowed in this context");
    }

    @Test
    void everyCommentIsListedEvenThoseOfNoNode() { // F89
        String text =
                "# a\n--- # b\n# c\n---\nd: [ # e\n] # f\ng: | # h\n  # no\n%YAML 1.1 # i\n---\n";
        YamlStream stream = read(text);

        assertThat(stream.comments())
                .extracting(comment -> stream.text().substring(comment.start(), comment.end()))
                .containsExactly("# a", "# b", "# c", "# e", "# f", "# h", "# i");
    }

    @Test
    void anAliasKnowsItsTargetOfAnEarlierDocument() { // F12
        List<YamlDocumentNode> documents = read("a: &x 1\n---\nb: *x\n").documents();
        YamlNode target = root(documents.get(0)).children().get(1);

        assertThat(root(documents.get(1)).children().get(1).target()).isSameAs(target);
    }

    @Test
    void tenThousandLevelsOfEachKindAreRead() { // F79
        String text = "- ".repeat(9_999) + "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(read(text).documents()).hasSize(1);
    }

    @Test
    void deeperBlocksAreRefused() { // F79
        assertThatThrownBy(() -> read("- ".repeat(100_000)))
                .hasMessage("yaml: line 1: exceeded max depth of 10000");
    }

    @Test
    void tenMillionBracketsAreRefused() { // F79
        assertThatThrownBy(() -> read("[".repeat(10_000_000)))
                .hasMessage("yaml: line 1: exceeded max depth of 10000");
    }

    @Test
    void manyCommentsBehindManyLevelsTakeLinearTime() {
        String text = "- ".repeat(9_999) + "x\n" + "# a\n # b\n".repeat(200_000);

        assertThat(read(text).comments()).hasSize(400_000);
    }

    private static YamlNode root(YamlDocumentNode document) {
        assertThat(document.root()).isNotNull();
        return Objects.requireNonNull(document.root());
    }

    private static YamlStream read(String text) {
        return YamlReader.read(SourceText.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
