package io.github.sops4j.format.yaml.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans are exact, since replacements are spliced into the text by them. */
class YamlSpansTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "a: b # c\\n       ! b",
                "a: b c  \\n       ! b c",
                "a: b\\n  c\\n\\n  ! b\\n  c",
                "a: 'it''s'\\n     ! 'it''s'",
                "a: \"x\\n y\" #c\\n! \"x\\n y\"",
                "a: |\\n  b\\n\\n\\n! |\\n  b\\n",
                "a: |+ # c\\n  b\\n\\n! |+ # c\\n  b\\n",
                "a: >\\n  b\\n  c   ! >\\n  b\\n  c",
                "a: |\\n\\nb: 1     ! |\\n",
                "a: [b, {c: d}] #e! [b, {c: d}]",
                "a: {\\n}\\n        ! {\\n}",
                "a:\\n  b: 1\\n  c: 2\\n\\n! b: 1\\n  c: 2",
                "a:\\n- b\\n- c # d\\n! - b\\n- c",
                "a: # c\\n  - b\\n  ! - b",
                "a:\\n  ? b\\n  : c\\n! ? b\\n  : c",
                "a:\\n  b: |\\n    c\\n\\n# d! b: |\\n    c\\n"
            })
    void aValueCoversItsText(String input, String expected) {
        YamlStream stream = read(unescaped(input.stripTrailing()));
        YamlNode value = values(stream).get(0);

        assertThat(cut(stream, value)).isEqualTo(unescaped(expected));
    }

    @Test
    void anEmptyValueStandsBehindItsIndicator() {
        YamlStream stream = read("a:  # c\nb:\n- \n-   # d\n");

        assertThat(values(stream).get(0)).returns(2, YamlNode::start).returns(2, YamlNode::end);
        assertThat(values(stream).get(1).children())
                .extracting(YamlNode::start)
                .containsExactly(12, 15);
    }

    @Test
    void anEmptyValueOfAFlowMapStandsBehindKeyOrColon() {
        YamlStream stream = read("{a , b: , ? c }");

        assertThat(values(stream)).extracting(YamlNode::start).containsExactly(2, 7, 13);
    }

    @Test
    void anEmptyNodeStandsBehindItsAnchorAndTag() {
        YamlNode value = values(read("a: &x !t  # c\n")).get(0);

        assertThat(value).returns(3, YamlNode::propertiesStart).returns(8, YamlNode::start);
    }

    @Test
    void propertiesComeBeforeTheNode() {
        YamlStream stream = read("a: !t &x 1\nb: &y\n  c: d\n*x : 1\n");
        List<YamlNode> values = values(stream);

        assertThat(values.get(0)).returns(3, YamlNode::propertiesStart).returns(9, YamlNode::start);
        assertThat(values.get(1))
                .returns(14, YamlNode::propertiesStart)
                .returns(19, YamlNode::start);
    }

    @Test
    void theContentOfABlockScalarBeginsBehindItsHeader() {
        YamlStream stream = read("a: |2- # c\n\n   b\n");

        assertThat(values(stream).get(0).contentStart()).isEqualTo(11);
    }

    @Test
    void aPairInAFlowListHasNoBraces() {
        YamlStream stream = read("a: [b: c, ? d]\n");
        YamlNode list = values(stream).get(0);

        assertThat(list.children())
                .extracting(pair -> cut(stream, pair))
                .containsExactly("b: c", "? d");
    }

    @Test
    void aDocumentEndsAtTheMarkerThatEndsIt() {
        YamlStream stream = read("a: 1\n# b\n---\nc: 2\n...\n--- {d: 3}");

        assertThat(stream.documents())
                .extracting(document -> stream.text().substring(document.start(), document.end()))
                .containsExactly("a: 1\n# b\n", "\nc: 2\n", " {d: 3}");
    }

    @Test
    void offsetsDoNotCountTheByteOrderMark() {
        YamlStream stream = read("\uFEFFa: b\n");

        assertThat(values(stream).get(0).start()).isEqualTo(3);
    }

    private static List<YamlNode> values(YamlStream stream) {
        YamlNode root = stream.documents().get(0).root();
        List<YamlNode> values = new ArrayList<>();
        if (root != null) {
            for (int i = 1; i < root.children().size(); i += 2) {
                values.add(root.children().get(i));
            }
        }
        return values;
    }

    private static String cut(YamlStream stream, YamlNode node) {
        return stream.text().substring(node.start(), node.end());
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    private static YamlStream read(String text) {
        return YamlReader.read(SourceText.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
