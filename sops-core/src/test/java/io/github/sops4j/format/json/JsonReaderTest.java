package io.github.sops4j.format.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.format.Document;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonFormat JSON = new JsonFormat(-1);

    private static Document read(String text) throws MalformedException {
        return JSON.readPlain(text.getBytes(UTF_8));
    }

    private static Value value(String literal) throws MalformedException {
        MapNode root = read("{\"a\":" + literal + "}").branches().get(0);
        return ((Scalar) Objects.requireNonNull(root.get("a"))).value();
    }

    private static String emitted(String text) throws MalformedException {
        return new String(JSON.emit(read(text).branches(), null), UTF_8).replaceAll("[\n\t ]", "");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
    })
    void anIntegerOf64BitsIsAnInt(String literal, long number) throws Exception { // F108
        assertThat(value(literal)).isEqualTo(new Value.Int(number));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "1e3, 1000.0",
        "-0.0, -0.0",
        "9223372036854775808, 9223372036854775808",
        "1e-400, 0.0",
        "123456789012345678901234567890, 123456789012345678901234567890",
    })
    void anyOtherNumberIsAFloat(String literal, double number) throws Exception { // F108
        assertThat(value(literal)).isEqualTo(new Value.Float(number));
    }

    @Test
    void aNumberBeyondADoubleIsRefused() { // F108
        assertThatThrownBy(() -> value("1e400"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("line 1, column 11: a number is out of range");
    }

    @Test
    void anUnpairedSurrogateIsNoCharacter() throws Exception { // F109
        assertThat(value("\"x\\ud800y\\udc00\"")).isEqualTo(new Value.Text("x\uFFFDy\uFFFD"));
        assertThat(value("\"\\ud83d\\ude00\"")).isEqualTo(new Value.Text("😀"));
    }

    @Test
    void eachByteThatIsNoUtf8IsNoCharacter() throws Exception { // F109
        byte[] file = "{\"a\":\"\u00e2\u0082x\"}".getBytes(ISO_8859_1);

        MapNode root = JSON.readPlain(file).branches().get(0);
        assertThat(root.get("a"))
                .isInstanceOfSatisfying(
                        Scalar.class,
                        scalar ->
                                assertThat(scalar.value())
                                        .isEqualTo(new Value.Text("\uFFFD\uFFFDx")));
    }

    @Test
    void keysMayOccurTwice() throws Exception { // F107
        List<String> keys =
                read("{\"a\":1,\"a\":2}").branches().get(0).items().stream()
                        .map(item -> ((Entry) item).key())
                        .toList();

        assertThat(keys).containsExactly("a", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\uFEFF{}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":1 /* x */}",
                "{\"a\":nul}",
                "{\"a\" 1}",
                "{\"a\":[1 2]}",
            })
    void whatIsNoJsonIsRefused(String text) { // F105
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"x\"", "1", "null"})
    void theTopLevelIsAnObject(String text) { // F14
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("SOPS only supports JSON files with a top-level object");
    }

    @Test
    void anErrorNamesItsPlaceAndShowsNoValue() {
        assertThatThrownBy(() -> read("{\n  \"a\": hunter2\n}"))
                .hasMessageContaining("line 2, column ")
                .message()
                .doesNotContain("hunter");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "{\"a\":1,\"b\": ; {\"a\":1}",
                "{\"a\":1,\"b\" ; {\"a\":1}",
                "{\"a\":[1,2 ; {}",
                "{\"a\":[ ; {}",
                "{\"x\":1,\"a\":[{\"c\":1,\"b\": ; {\"x\":1}",
            },
            delimiter = ';')
    void whatATruncatedFileLeavesOpenIsDropped(String text, String read) throws Exception { // F106
        assertThat(emitted(text)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":{\"b\":[1",
                "{\"a\":\"x",
                "{\"a\":tr",
                "{\"a"
            })
    void aFileCutWithinATokenOrBeforeAKeyIsRefused(String text) { // F106
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("line 1, column ");
    }

    @Test
    void whatIsLeftOutIsSaid() throws Exception { // F105, F106
        assertThat(read("{\"a\":1} {}").losses()).hasSize(1);
        assertThat(read("{\"a\":1,\"b\":").losses()).hasSize(1);
        assertThat(read("{\"a\":1}\r\n\t ").losses()).isEmpty();
    }

    @Test
    void tenThousandLevelsAreReadAndNoMore() throws Exception {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        Thread.UncaughtExceptionHandler rethrow =
                (thread, problem) -> assertThat(problem).as("on a deep stack").isNull();
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            assertThat(isRead(deep)).isTrue();
                            assertThat(isRead("{\"a\":" + deep + "}")).isFalse();
                            assertThat(isRead("{\"a\":" + "[".repeat(10_000_000))).isFalse();
                        },
                        "deep",
                        256L << 20);
        thread.setUncaughtExceptionHandler(rethrow);
        thread.start();
        thread.join();
    }

    private static boolean isRead(String text) {
        try {
            return read(text).losses().isEmpty();
        } catch (MalformedException refused) {
            return false;
        }
    }
}
