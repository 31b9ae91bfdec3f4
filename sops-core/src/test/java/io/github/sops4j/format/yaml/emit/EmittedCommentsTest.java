package io.github.sops4j.format.yaml.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmittedCommentsTest {
    private static final Scalar X = new Scalar("x");

    @Test
    void commentLinesStandAboveTheNextEntryOrAtTheEnd() { // F102
        MapNode inner =
                map(line(" first"), entry("b", X), line(" mid"), entry("c", X), line(" last"));

        assertThat(document(map(line(" top"), entry("a", inner))))
                .isEqualTo("# top\na:\n    # first\n    b: x\n    # mid\n    c: x\n    # last\n");
    }

    @Test
    void anInlineCommentStandsBehindTheNextScalar() { // F102
        assertThat(document(map(inline(" i"), entry("a", X)))).isEqualTo("a: x # i\n");
        assertThat(document(map(inline(" i"), entry("a", new Scalar("y\nz")))))
                .isEqualTo("a: |- # i\n    y\n    z\n");
        assertThat(document(map(inline(" i"), entry("a", list())))).isEqualTo("a: [] # i\n");
        assertThat(document(map(entry("l", list(inline(" i"), X))))).isEqualTo("l:\n    - x # i\n");
    }

    @Test
    void anInlineCommentWithoutAScalarBecomesALine() { // F102
        assertThat(document(map(inline(" i"), entry("a", list(X)))))
                .isEqualTo("# i\na:\n    - x\n");
        assertThat(document(map(entry("a", X), inline(" i")))).isEqualTo("a: x\n# i\n");
    }

    @Test
    void theFirstCommentOfAnElementStandsAboveItsDash() { // F102
        Node element = map(line(" first"), entry("a", X), line(" mid"), entry("b", X));

        assertThat(document(map(entry("l", list(X, element)))))
                .isEqualTo("l:\n    - x\n    # first\n    - a: x\n      # mid\n      b: x\n");
    }

    @Test
    void noCommentAboveAFirstElementIsLost() { // F157
        Node element = map(line(" its own"), entry("a", X));

        assertThat(document(map(entry("l", list(line(" above"), element)))))
                .isEqualTo("l:\n    # above\n    # its own\n    - a: x\n");
    }

    @Test
    void collectionsOfCommentsAlone() { // F102
        assertThat(document(map(entry("a", map(line(" c"))), entry("b", X))))
                .isEqualTo("a: {\n    # c\n}\nb: x\n");
        assertThat(document(map(entry("a", list(line(" c"))), entry("b", X))))
                .isEqualTo("a: []\n# c\nb: x\n");
        assertThat(document(map(line(" c")))).isEqualTo("# c\n{}\n");
    }

    @Test
    void aCommentOfSeveralLinesIsThatManyComments() { // F102
        assertThat(document(map(entry("a", map(line(" c\n; d\r\n#e"), entry("b", X))))))
                .isEqualTo("a:\n    # c\n    # ; d\n    #e\n    b: x\n");
        assertThat(document(map(inline(" c\nd"), entry("a", X)))).isEqualTo("# c\n# d\na: x\n");
    }

    @Test
    void whatTheReaderRefusesIsReplaced() { // F79
        assertThat(document(map(line(" a\033b"), entry("a", X)))).isEqualTo("# a\uFFFDb\na: x\n");
    }

    private static String document(Node root) {
        return new YamlEmitter(4).document(root);
    }

    private static Comment line(String text) {
        return new Comment(text, false, null);
    }

    private static Comment inline(String text) {
        return new Comment(text, true, null);
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
}
