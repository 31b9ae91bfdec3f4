package io.github.sops4j.format.yaml.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmittedTreesTest {

    @Test
    void blocksAndEmptyCollections() { // F90
        MapNode root =
                map(
                        entry("a", map(entry("b", list(text("x"), list(text("y")), map())))),
                        entry("l", list()),
                        entry("z", new Scalar(Value.Null.NULL)));

        assertThat(document(4, root))
                .isEqualTo(
                        "a:\n    b:\n        - x\n        - - \"y\"\n        - {}\nl: []\nz: null\n");
    }

    @Test
    void anEmptyDocumentIsAnEmptyMap() { // F90
        assertThat(document(4, map())).isEqualTo("{}\n");
    }

    @Test
    void scalarsThatAreNoStrings() { // F93, F94
        MapNode root =
                map(
                        entry("i", new Scalar(new Value.Int(-7))),
                        entry("u", new Scalar(new Value.Unsigned(-1))),
                        entry("f", new Scalar(new Value.Float(1e6))),
                        entry("b", new Scalar(new Value.Bool(true))),
                        entry("t", new Scalar(time("2001-12-14T00:00Z"))));

        assertThat(document(4, root))
                .isEqualTo(
                        "i: -7\nu: 18446744073709551615\nf: 1e+06\nb: true\nt: 2001-12-14T00:00:00Z\n");
    }

    @Test
    void theIndentationSettingHasItsOwnMeaning() { // F91
        MapNode root = map(entry("a", map(entry("b", text("x")))));

        assertThat(document(0, root)).isEqualTo("a:\n    b: x\n");
        assertThat(document(1, root)).isEqualTo("a:\n  b: x\n");
        assertThat(document(9, root)).isEqualTo("a:\n         b: x\n");
        assertThat(document(10, root)).isEqualTo("a:\n  b: x\n");
        assertThatThrownBy(() -> new YamlEmitter(-1))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_EMITTED))
                .hasMessage("YAML Negative indentation not accepted");
    }

    @Test
    void aBlockBelowAKeyStandsAtTheNextMultiple() { // F91
        MapNode root =
                map(entry("a", list(map(entry("k", list(text("x"))), entry("m", text("z"))))));

        assertThat(document(4, root)).isEqualTo("a:\n    - k:\n        - x\n      m: z\n");
        assertThat(document(3, root)).isEqualTo("a:\n   - k:\n      - x\n     m: z\n");
    }

    @Test
    void bytesAreBase64InLinesOfSeventy() { // F98
        byte[] few = new byte[3];
        Arrays.fill(few, (byte) -1);
        byte[] many = new byte[60];
        Arrays.fill(many, (byte) -1);

        assertThat(document(4, map(entry("a", new Scalar(new Value.Bytes(few))))))
                .isEqualTo("a: !!binary ////\n");
        assertThat(document(4, map(entry("a", new Scalar(new Value.Bytes(many))))))
                .isEqualTo(
                        "a: !!binary |\n    " + "/".repeat(70) + "\n    " + "/".repeat(10) + "\n");
    }

    @Test
    void keysAreQuotedLikeValues() { // F99, F100
        MapNode root =
                map(
                        entry("", text("a")),
                        entry("on", text("b")),
                        entry("<<", map(entry("a:", text("c")))));

        assertThat(document(4, root)).isEqualTo("\"\": a\n\"on\": b\n!!merge <<:\n    'a:': c\n");
    }

    @Test
    void aKeyOfMoreThan128BytesHasAQuestionMark() { // F100
        String limit = "é".repeat(64);

        assertThat(document(4, map(entry(limit, text("x"))))).isEqualTo(limit + ": x\n");
        assertThat(document(4, map(entry(limit + "a", text("x")))))
                .isEqualTo("? " + limit + "a\n: x\n");
        assertThat(document(4, map(entry(limit + "a", list(text("x"))))))
                .isEqualTo("? " + limit + "a\n:   - x\n");
    }

    @Test
    void aKeyOfSeveralLinesKeepsItsBlock() { // F100
        assertThat(document(4, map(entry("a\nb", map(entry("c", text("x")))))))
                .isEqualTo("? |-\n    a\n    b\n:   c: x\n");
    }

    @Test
    void aDigitThatWouldBeWrongInAListIsAvoidedByQuotes() { // F101
        Node leading = text("\na");

        assertThat(document(4, map(entry("l", list(leading))))).isEqualTo("l:\n    - \"\\na\"\n");
        assertThat(document(4, map(entry("l", list(map(entry("k", leading)))))))
                .isEqualTo("l:\n    - k: \"\\na\"\n");
        assertThat(document(4, map(entry("l", list(map(entry("\na", text("x"))))))))
                .isEqualTo("l:\n    - ? \"\\na\"\n      : x\n");
    }

    @Test
    void aDigitThatIsRightInAListStays() { // F101
        Node leading = text("\na");

        assertThat(document(2, map(entry("l", list(leading))))).isEqualTo("l:\n  - |2-\n\n    a\n");
        assertThat(document(4, map(entry("l", list(map(entry("m", map(entry("k", leading)))))))))
                .isEqualTo("l:\n    - m:\n        k: |4-\n\n            a\n");
        assertThat(document(4, map(entry("l", list(text("\n\n"))))))
                .isEqualTo("l:\n    - |4+\n\n\n");
    }

    @Test
    void aValueOfItsOwnIsADocument() { // F104
        Node one = new Scalar(new Value.Int(1));

        assertThat(document(4, one)).isEqualTo("1\n");
        assertThat(document(4, list(one, list(new Scalar(new Value.Int(2))))))
                .isEqualTo("- 1\n- - 2\n");
    }

    @Test
    void deepNestingNeedsNoDeepStack() { // F79
        Node node = text("x");
        for (int i = 0; i < 10_000; i++) {
            node = list(node);
        }

        assertThat(document(4, map(entry("a", node)))).startsWith("a:\n    - - - - ");
        assertThat(YamlEmitter.flow(node)).endsWith("]]]]");
    }

    private static String document(int indent, Node root) {
        return new YamlEmitter(indent).document(root);
    }

    private static MapNode map(MapItem... items) {
        return new MapNode(List.of(items));
    }

    private static ListNode list(Node... elements) {
        return new ListNode(List.of(elements));
    }

    private static Entry entry(String key, Node value) {
        return new Entry(key, value);
    }

    private static Scalar text(String text) {
        return new Scalar(text);
    }

    private static Value time(String text) {
        return new Value.Time(OffsetDateTime.parse(text));
    }
}
