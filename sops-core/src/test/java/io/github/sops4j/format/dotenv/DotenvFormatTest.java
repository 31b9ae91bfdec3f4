package io.github.sops4j.format.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.testing.Outline;
import io.github.sops4j.tree.Comment;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvFormatTest {
    private final DotenvFormat format = new DotenvFormat();

    private String emitted(MapItem... items) {
        return new String(format.emit(List.of(new MapNode(List.of(items))), null), UTF_8);
    }

    private static Entry entry(String key, Value value) {
        return new Entry(key, new Scalar(value));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "A=1,A=1",
                "A=,A=",
                "=x,=x",
                "A = 1 ,A = 1 ",
                "export A=1,export A=1",
                "A=\"x y\",A=\"x y\"",
                "A=1 # c,A=1 # c",
                "A=a=b,A=a=b",
                "  A=1,  A=1",
                "# c,# c",
                "#,#",
            })
    void aLineIsTakenAsItIs(String line, String item) { // F122
        assertThat(Outline.of(format, line + "\n")).containsExactly(item);
    }

    @Test
    void aBackslashAndAnNAreALineFeed() { // F122
        assertThat(Outline.of(format, "A=x\\ny\nB=x\\\\ny\n"))
                .containsExactly("A=x\ny", "B=x\\\ny");
    }

    @ParameterizedTest
    @ValueSource(strings = {" # hidden", "hidden", "hidden: 1", "  ", "\t"})
    void aLineWithoutEqualsSignIsRefused(String line) { // F122, F123
        assertThatThrownBy(() -> format.readPlain(("A=1\n\n" + line + "\nB=2\n").getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("invalid dotenv input line: line 3 has no = and does not begin with #");
    }

    @Test
    void aBlankLineThatEndsWithCrLfIsRefusedByItsReason() { // F123
        assertThatThrownBy(() -> format.readPlain("A=1\r\n\r\n".getBytes(UTF_8)))
                .hasMessageContaining("line 2 is blank but for a carriage return");
    }

    @Test
    void aCarriageReturnBelongsToItsValue() { // F123
        assertThat(Outline.of(format, "A=1\r\n#c\r\n")).containsExactly("A=1\r", "#c\r");
    }

    @Test
    void namesMayOccurTwiceAndTheMarkBelongsToTheFirst() { // F124
        assertThat(Outline.of(format, "\uFEFFA=1\nA=2\n")).containsExactly("\uFEFFA=1", "A=2");
    }

    @Test
    void scalarsThatAreNoStrings() { // F125, F126
        assertThat(
                        emitted(
                                entry("i", new Value.Int(-1)),
                                entry("b", new Value.Bool(true)),
                                entry("f", new Value.Float(1)),
                                entry("g", new Value.Float(1.5e10)),
                                entry("n", Value.Null.NULL),
                                entry(
                                        "t",
                                        new Value.Time(
                                                OffsetDateTime.parse("2001-01-01T00:00:00.5Z"))),
                                entry("s", new Value.Text("x\ny\\nz"))))
                .isEqualTo(
                        "i=-1\nb=true\nf=1.0\ng=1.5E+10\nn=<nil>\n"
                                + "t=2001-01-01T00:00:00Z\ns=x\\ny\\nz\n");
    }

    @Test
    void bytesAndCommentsAreWrittenRaw() { // F17, F125
        byte[] text =
                format.emit(
                        List.of(
                                new MapNode(
                                        List.of(
                                                new Comment(" c", true, null),
                                                entry("A", new Value.Bytes(new byte[] {-1}))))),
                        null);

        assertThat(text).isEqualTo(new byte[] {'#', ' ', 'c', '\n', 'A', '=', -1, '\n'});
    }

    @Test
    void aListOrAMapHasNoPlace() { // F125
        for (Node node : List.of(new MapNode(List.of()), new ListNode(List.of()))) {
            assertThatThrownBy(() -> emitted(new Entry("K", node)))
                    .isInstanceOf(SopsException.class)
                    .hasMessage("cannot use complex value in dotenv file; offending key K")
                    .extracting(e -> ((SopsException) e).kind())
                    .isEqualTo(Kind.NOT_EMITTED);
        }
    }

    @Test
    void clearValuesOfAnEncryptedFileStandAsTheyAreHashed() { // F57
        MapNode clear =
                new MapNode(
                        List.of(
                                new Entry("a", new Scalar(new Value.Bool(true))),
                                new Entry("b", new Scalar(new Value.Float(1e6)))));
        MapNode metadata = new MapNode(List.of(new Entry("mac", new Scalar("x"))));

        assertThat(new String(format.emit(List.of(clear), null), UTF_8))
                .isEqualTo("a=true\nb=1E+06\n");
        assertThat(new String(format.emit(List.of(clear), metadata), UTF_8))
                .isEqualTo("a=True\nb=1000000\nsops_mac=x\n");
    }

    @Test
    void aPartIsAMapUnlessItIsAString() { // F125
        assertThat(format.emitPart(new MapNode(List.of(new Entry("a", new Scalar("x\ny"))))))
                .isEqualTo("a=x\\ny\n".getBytes(UTF_8));
        assertThatThrownBy(() -> format.emitPart(new Scalar(new Value.Float(1))))
                .hasMessage("the dotenv store only supports emitting strings, got float64");
        assertThatThrownBy(() -> format.emitPart(new ListNode(List.of())))
                .hasMessage("the dotenv store only supports emitting strings, got []interface {}");
    }

    @Test
    void metadataAreNamesWithAPrefixInAnyPlace() throws MalformedException { // F71, F74
        var document = format.read("sops_a=1\nA=2\nsops_b__map_c=x\\ny\n".getBytes(UTF_8));

        assertThat(document.branches().get(0).items()).hasSize(1);
        assertThat(document.metadata())
                .isInstanceOfSatisfying(
                        MapNode.class,
                        map ->
                                assertThat(map.items())
                                        .extracting(item -> ((Entry) item).key())
                                        .containsExactly("a", "b"));
    }

    @Test
    void keysWithThePrefixAreReserved() { // F16
        assertThat(format.isReserved("sops_")).isTrue();
        assertThat(format.isReserved("sops")).isFalse();
    }
}
