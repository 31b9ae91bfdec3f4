package io.github.sops4j.cipher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.tree.Value;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaintextTest {

    private static String text(Value value) {
        return new String(Plaintext.bytes(value), UTF_8);
    }

    private static Value read(String type, String text) throws CipherException {
        return Plaintext.read(type, text.getBytes(UTF_8));
    }

    @Test // F25, F51
    void valuesHaveTheByteFormsOfTheReference() {
        assertThat(text(new Value.Text("é"))).isEqualTo("é");
        assertThat(text(new Value.Int(-7))).isEqualTo("-7");
        assertThat(text(new Value.Bool(true))).isEqualTo("True");
        assertThat(text(new Value.Bool(false))).isEqualTo("False");
        assertThat(text(new Value.Time(OffsetDateTime.parse("2001-12-14T00:00:00Z"))))
                .isEqualTo("2001-12-14T00:00:00Z");
        assertThat(text(Value.Null.NULL)).isEmpty();
    }

    @ParameterizedTest // F26
    @CsvSource({
        "1.0, 1",
        "0.1, 0.1",
        "1234.5, 1234.5",
        "1e21, 1000000000000000000000",
        "1e-7, 0.0000001",
        "-0.0, -0",
        "Infinity, +Inf",
        "-Infinity, -Inf",
        "NaN, NaN"
    })
    void floatsNeverHaveAnExponent(double number, String expected) {
        assertThat(text(new Value.Float(number))).isEqualTo(expected);
    }

    @ParameterizedTest // F27
    @CsvSource({"0, 0", "+5, 5", "-007, -7", "9223372036854775807, 9223372036854775807"})
    void intsMayHaveASignAndLeadingZeros(String text, long expected) throws CipherException {
        assertThat(read("int", text)).isEqualTo(new Value.Int(expected));
    }

    @ParameterizedTest // F27
    @ValueSource(strings = {"", "+", "1.0", "1_0", "0x1", " 1", "1 ", "9223372036854775808", "１"})
    void otherTextsAreNoInts(String text) {
        assertThatThrownBy(() -> read("int", text)).isInstanceOf(CipherException.class);
    }

    @ParameterizedTest // F27
    @CsvSource({
        "1e3, 1000",
        ".5, 0.5",
        "5., 5",
        "0x1p-2, 0.25",
        "inf, Infinity",
        "+Inf, Infinity",
        "-infinity, -Infinity",
        "1_000.5, 1000.5",
        "1e-400, 0"
    })
    void floatsHaveManySpellings(String text, double expected) throws CipherException {
        assertThat(read("float", text)).isEqualTo(new Value.Float(expected));
    }

    @ParameterizedTest // F27
    @ValueSource(
            strings = {"", "1e400", "1d", "1.0f", " 1", "0x1", "_1", "1__0", "abc", "Infinity1"})
    void otherTextsAreNoFloats(String text) {
        assertThatThrownBy(() -> read("float", text)).isInstanceOf(CipherException.class);
    }

    @ParameterizedTest // F27
    @CsvSource({"1, true", "t, true", "TRUE, true", "True, true", "0, false", "F, false"})
    void boolsHaveThirteenSpellings(String text, boolean expected) throws CipherException {
        assertThat(read("bool", text)).isEqualTo(new Value.Bool(expected));
    }

    @ParameterizedTest // F27
    @ValueSource(strings = {"yes", "tRUE", "", "no"})
    void otherTextsAreNoBools(String text) {
        assertThatThrownBy(() -> read("bool", text)).isInstanceOf(CipherException.class);
    }

    @ParameterizedTest // F27
    @CsvSource({
        "2001-12-14T21:59:43.1-05:00, 2001-12-14T21:59:43.1-05:00",
        "2001-12-14T1:59:43Z, 2001-12-14T01:59:43Z",
        "'2001-12-14T21:59:43,123456789123Z', 2001-12-14T21:59:43.123456789Z",
        "2001-12-14T21:59:43+02:60, 2001-12-14T21:59:43+03:00"
    })
    void timesAreReadLeniently(String text, OffsetDateTime expected) throws CipherException {
        assertThat(read("time", text)).isEqualTo(new Value.Time(expected));
    }

    @ParameterizedTest // F27
    @ValueSource(
            strings = {
                "",
                "2001-12-14",
                "2001-12-14t21:59:43Z",
                "2001-12-14T21:59:43z",
                "2001-02-30T00:00:00Z",
                "2001-12-14T24:00:00Z",
                "2001-12-14T21:59:60Z",
                "2001-12-14T21:59:43.Z",
                "2001-12-14T21:59:43"
            })
    void otherTextsAreNoTimes(String text) {
        assertThatThrownBy(() -> read("time", text)).isInstanceOf(CipherException.class);
    }

    @Test // F27: SOPS aborts on this type
    void theTypeBytesIsReadAsAString() throws CipherException {
        assertThat(read("bytes", "x")).isEqualTo(new Value.Text("x"));
    }

    @Test // F27
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> read("uuid", "x")).hasMessage("Unknown datatype: uuid");
    }

    @Test // F17
    void aStringThatIsNotUtf8StaysBytes() throws CipherException {
        byte[] bytes = "\u00ff".getBytes(ISO_8859_1);
        assertThat(Plaintext.read("str", bytes)).isEqualTo(new Value.Bytes(bytes));
    }

    @Test // F17
    void aStringWithAReplacementCharacterIsText() throws CipherException {
        assertThat(read("str", "a\ufffdb")).isEqualTo(new Value.Text("a\ufffdb"));
    }

    @Test // F3, F83
    void anUnsignedIntegerHasNoTypeName() {
        assertThatThrownBy(() -> Plaintext.typeName(new Value.Unsigned(-1)))
                .hasMessageContaining("unknown type: uint64");
    }
}
