package io.github.sops4j.format.yaml.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** On everyday text another parser, written for YAML 1.2, sees the same nodes. */
class SecondOpinionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\nb:\n  c: [x, 'y', {z: \"w\"}]\n  d:\n  - e\n  - f: g\n    h:\n",
                "# c\nservices:\n  web: # d\n    image: \"nginx:1\"\n    ports: [\"80:80\"]\n",
                "text: |\n  one\n\n    two\n  three\nfold: >-\n  one\n  two\n\n  three\nend: |+\n  x\n\n",
                "plain: over\n  two lines\nquoted: \"a \\\n  b\\tc\\u00e9\"\nsingle: 'it''s\n\n  so'\n",
                "? complex\n: value\n? - a\n: {b: c}\nempty: {}\nnone: []\n",
                "- - a\n  - b\n- c: d\n-\n  e: f\n",
                "a: &x\n  b: !t c\nd: !!str 1\n"
            })
    void snakeyamlAgrees(String text) {
        SourceText source = SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
        YamlNode ours = YamlReader.read(source).documents().get(0).root();
        Node theirs =
                new Compose(LoadSettings.builder().setAllowNonScalarKeys(true).build())
                        .composeString(text)
                        .orElseThrow();

        assertThat(described(Objects.requireNonNull(ours))).isEqualTo(described(theirs));
    }

    private static String described(YamlNode node) {
        if (node.kind() == YamlNode.Kind.SCALAR) {
            return "<" + node.text() + ">";
        }
        StringBuilder out = new StringBuilder(node.kind() == YamlNode.Kind.MAP ? "{" : "[");
        node.children().forEach(child -> out.append(described(child)));
        return out.append(')').toString();
    }

    private static String described(Node node) {
        StringBuilder out = new StringBuilder();
        if (node instanceof ScalarNode scalar) {
            return "<" + scalar.getValue() + ">";
        } else if (node instanceof MappingNode map) {
            out.append('{');
            map.getValue()
                    .forEach(
                            pair ->
                                    out.append(described(pair.getKeyNode()))
                                            .append(described(pair.getValueNode())));
        } else if (node instanceof SequenceNode list) {
            out.append('[');
            list.getValue().forEach(item -> out.append(described(item)));
        }
        return out.append(')').toString();
    }
}
