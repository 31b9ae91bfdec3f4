package io.github.sops4j.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEmitterTest {
    private static final MapNode TREE =
            new MapNode(
                    List.of(
                            new Entry("a", new MapNode(List.of(new Entry("b", new Scalar("x"))))),
                            new Comment(" gone", false, null),
                            new Entry(
                                    "l",
                                    new ListNode(
                                            List.of(
                                                    new Comment(" gone", false, null),
                                                    new Scalar(new Value.Int(1)),
                                                    new ListNode(List.of())))),
                            new Entry("e", new MapNode(List.of()))));

    private static String emitted(int indent) {
        return new String(new JsonFormat(indent).emit(List.of(TREE), null), UTF_8);
    }

    @Test
    void eachElementHasALineAndCommentsHaveNone() { // F113
        assertThat(emitted(-1))
                .isEqualTo(
                        "{\n\t\"a\": {\n\t\t\"b\": \"x\"\n\t},\n\t\"l\": [\n\t\t1,\n\t\t[]\n\t],\n\t\"e\": {}\n}\n");
    }

    @Test
    void anIndentationOfZeroKeepsTheLines() { // F114
        assertThat(emitted(0))
                .isEqualTo("{\n\"a\": {\n\"b\": \"x\"\n},\n\"l\": [\n1,\n[]\n],\n\"e\": {}\n}\n");
        assertThat(emitted(2)).startsWith("{\n  \"a\": {\n    \"b\": \"x\"\n  },\n");
    }

    @Test
    void anIndentationBelowMinusOneIsRefused() { // F114
        assertThatThrownBy(() -> new JsonFormat(-2))
                .isInstanceOf(SopsException.class)
                .hasMessageContaining("JSON Indentation parameter smaller than -1 is not accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1000000, 1000000",
        "0.000001, 0.000001",
        "9223372036854775808, 9223372036854776000",
        "1e20, 100000000000000000000",
        "1e-7, 1e-7",
        "1e21, 1e+21",
        "1.5e300, 1.5e+300",
        "1e308, 1e+308",
        "1e-10, 1e-10",
        "5e-324, 5e-324",
        "-0.0, -0",
    })
    void floatsAreShort(double number, String text) { // F111
        assertThat(JsonEmitter.scalar(new Value.Float(number))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberInJsonIsRefused(double number) { // F111
        assertThatThrownBy(() -> JsonEmitter.scalar(new Value.Float(number)))
                .isInstanceOf(SopsException.class)
                .hasMessageContaining("json: unsupported value");
    }

    @Test
    void escapesAreThoseOfSops() { // F110
        assertThat(JsonStrings.canonical("\"\\/\n\r\t\b\f\u0001\u001f\u007f<>&\u2028\u2029é😀"))
                .isEqualTo(
                        "\"\\\"\\\\/\\n\\r\\t\\b\\f\\u0001\\u001f\u007f\\u003c\\u003e\\u0026\\u2028\\u2029é😀\"");
    }

    @Test
    void aByteThatIsNoUtf8IsReplaced() { // F17, F109
        assertThat(JsonEmitter.scalar(new Value.Bytes(new byte[] {'a', (byte) 0xFF, (byte) 0xFE})))
                .isEqualTo("\"a\\ufffd\\ufffd\"");
        assertThat(JsonEmitter.scalar(new Value.Text("\uFFFD"))).isEqualTo("\"\uFFFD\"");
    }

    @Test
    void aTimeIsAString() { // F112
        assertThat(
                        JsonEmitter.scalar(
                                new Value.Time(OffsetDateTime.parse("2001-12-14T01:02:03.5Z"))))
                .isEqualTo("\"2001-12-14T01:02:03.5Z\"");
    }

    @Test
    void aPartHasNoFinalLineBreakUnlessItIsAMap() { // F115
        JsonFormat json = new JsonFormat(-1);
        assertThat(json.emitPart(new Scalar(Value.Null.NULL))).isEqualTo("null".getBytes(UTF_8));
        assertThat(json.emitPart(new ListNode(List.of(new Scalar("x")))))
                .isEqualTo("[\n\t\"x\"\n]".getBytes(UTF_8));
        assertThat(json.emitPart(new MapNode(List.of()))).isEqualTo("{}\n".getBytes(UTF_8));
    }
}
