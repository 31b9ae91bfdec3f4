package io.github.sops4j.format.yaml.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.testing.Rows;
import io.github.sops4j.tree.Floats;
import io.github.sops4j.tree.Times;
import io.github.sops4j.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarResolverTest {

    @Test
    void goYamlAgreesOnEveryRow() { // F82 to F86
        for (String[] row : Rows.of("/io/github/sops4j/format/yaml/scalars.tsv")) {
            String expected = row[2].equals("str") ? string(row[0]) : row[2];

            assertThat(described(row[0], row[1])).as("%s %s", row[0], row[1]).isEqualTo(expected);
        }
    }

    @Test
    void onlyStringsResolveToStrings() { // F82
        for (String[] row : Rows.of("/io/github/sops4j/format/yaml/scalars.tsv")) {
            if (row[1].equals("-")) {
                assertThat(ScalarResolver.resolvesToString(row[0]))
                        .as(row[0])
                        .isEqualTo(row[2].equals("str"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void nulls(String text) { // F82
        assertThat(plain(text)).isEqualTo(Value.Null.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void truths(String text) { // F82
        assertThat(plain(text)).isEqualTo(new Value.Bool(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "no", "on", "off", "y", "n", "tRUE", "nUll", ".Nan", "-.nan", "nan"})
    void wordsOfOtherDialectsAreStrings(String text) { // F82
        assertThat(plain(text)).isEqualTo(new Value.Text(text));
    }

    @Test
    void integers() { // F83, F84
        assertThat(plain("010")).isEqualTo(new Value.Int(8));
        assertThat(plain("-0")).isEqualTo(new Value.Int(0));
        assertThat(plain("1__000")).isEqualTo(new Value.Int(1000));
        assertThat(plain("0x_1F")).isEqualTo(new Value.Int(31));
        assertThat(plain("0b-1")).isEqualTo(new Value.Int(-1));
        assertThat(plain("0o+7")).isEqualTo(new Value.Int(7));
        assertThat(plain("0123456")).isEqualTo(new Value.Int(42798));
        assertThat(plain("-9223372036854775808")).isEqualTo(new Value.Int(Long.MIN_VALUE));
        assertThat(plain("18446744073709551615")).isEqualTo(new Value.Unsigned(-1));
    }

    @Test
    void floats() { // F83, F84
        assertThat(plain("08")).isEqualTo(new Value.Float(8));
        assertThat(plain("1.")).isEqualTo(new Value.Float(1));
        assertThat(plain("+.5")).isEqualTo(new Value.Float(0.5));
        assertThat(plain("1e-400")).isEqualTo(new Value.Float(0));
        assertThat(plain("1234e56")).isEqualTo(new Value.Float(1.234e59));
        assertThat(plain("-9223372036854775809")).isEqualTo(new Value.Float(-0x1p63));
        assertThat(plain("18446744073709551616")).isEqualTo(new Value.Float(0x1p64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "0x1p-2",
                "0o8",
                "0b2",
                "0x",
                "1e",
                "1:30",
                "1,000",
                "_1",
                "0x-1",
                "+",
                "-",
                "0x10000000000000000",
                "<<",
                "=",
                "1.2.3",
                "1d",
                "0b12345678901"
            })
    void almostNumbersAreStrings(String text) { // F82, F84
        assertThat(plain(text)).isEqualTo(new Value.Text(text));
    }

    @Test
    void times() { // F85
        assertThat(time("2001-12-14")).isEqualTo("2001-12-14T00:00:00Z");
        assertThat(time("2001-1-2   3:4:5,1234567899")).isEqualTo("2001-01-02T03:04:05.123456789Z");
        assertThat(time("2001-12-14t21:59:43.10-05:00")).isEqualTo("2001-12-14T21:59:43.1-05:00");
        assertThat(time("2001-12-14T21:59:43+02:60")).isEqualTo("2001-12-14T21:59:43+03:00");
        assertThat(time("0000-01-01")).isEqualTo("0000-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-12-14T21:59:43",
                "2001-12-14T21:59:43z",
                "2001-12-14T21:59:43+0200",
                "2001-12-14T21:59:43+02",
                "2001-12-14T21:59Z",
                "2001-12-14 21:59:43 Z",
                "2001-12-14 21:59:60",
                "2001-13-01",
                "2001-02-30",
                "20011-12-14",
                "2001-12",
                "2001-12-14 21:59:43.10 -5",
                "2001-12-14T21:59:43.Z",
                "2001-12-14T21:59:43+25:00"
            })
    void almostTimesAreStrings(String text) { // F85
        assertThat(plain(text)).isEqualTo(new Value.Text(text));
    }

    @Test
    void anOffsetThatJavaCannotHoldIsRefusedAndStillNoString() { // F85
        String text = "2001-12-14T21:59:43+19:00";

        assertThatThrownBy(() -> plain(text))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.NOT_ENCRYPTED))
                .hasMessageNotContaining("2001");
        assertThat(ScalarResolver.resolvesToString(text)).isFalse();
    }

    @Test
    void aQuotedScalarIsAString() throws TagConversionException { // F86
        assertThat(ScalarResolver.resolve("1", false, null)).isEqualTo(new Value.Text("1"));
        assertThat(ScalarResolver.resolve("1", false, "!")).isEqualTo(new Value.Text("1"));
    }

    @Test
    void aLoneExclamationMarkIsNoTag() throws TagConversionException { // F86
        assertThat(ScalarResolver.resolve("1", true, "!")).isEqualTo(new Value.Int(1));
    }

    @Test
    void tagsConvertWhatIsQuotedToo() throws TagConversionException { // F86
        assertThat(tagged("int", "1")).isEqualTo(new Value.Int(1));
        assertThat(tagged("float", "1")).isEqualTo(new Value.Float(1));
        assertThat(tagged("bool", "true")).isEqualTo(new Value.Bool(true));
        assertThat(tagged("null", "")).isEqualTo(Value.Null.NULL);
        assertThat(tagged("str", "1")).isEqualTo(new Value.Text("1"));
        assertThat(tagged("timestamp", "2001-12-14")).isInstanceOf(Value.Time.class);
        assertThat(tagged("set", "")).isEqualTo(new Value.Text(""));
        assertThat(ScalarResolver.resolve("12", true, "!foo")).isEqualTo(new Value.Text("12"));
    }

    @Test
    void binaryIsTextWhenItIsValidUnicode() throws TagConversionException { // F86, F98
        assertThat(tagged("binary", "w6\nk=")).isEqualTo(new Value.Text("é"));
        assertThat(tagged("binary", "/w==")).isEqualTo(new Value.Bytes(new byte[] {-1}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w6k", "w6k= ", "====", "w", "w6-_"})
    void binaryNeedsStandardBase64(String text) { // F80, F86
        assertThatThrownBy(() -> tagged("binary", text)).isInstanceOf(TagConversionException.class);
    }

    @Test
    void aTextThatIsNotWhatItsTagSaysIsNotRepeated() { // F80
        assertThatThrownBy(() -> tagged("int", "hunter2"))
                .isInstanceOf(TagConversionException.class)
                .hasMessage("cannot decode !!str as a !!int");
    }

    private static Value plain(String text) {
        try {
            return ScalarResolver.resolve(text, true, null);
        } catch (TagConversionException e) {
            throw new AssertionError(e);
        }
    }

    private static Value tagged(String name, String text) throws TagConversionException {
        return ScalarResolver.resolve(text, false, "tag:yaml.org,2002:" + name);
    }

    private static String time(String text) {
        return Times.text(((Value.Time) plain(text)).time());
    }

    private static String described(String text, String tag) {
        try {
            return described(ScalarResolver.resolve(text, !tag.equals("q"), longTag(tag)));
        } catch (TagConversionException e) {
            return "error";
        }
    }

    private static @Nullable String longTag(String tag) {
        if (tag.equals("-") || tag.equals("q")) {
            return null;
        }
        return tag.startsWith("!!") ? "tag:yaml.org,2002:" + tag.substring(2) : tag;
    }

    private static String described(Value value) {
        if (value instanceof Value.Text string) {
            return string(string.text());
        } else if (value instanceof Value.Bytes binary) {
            return "str " + Base64.getEncoder().encodeToString(binary.bytes());
        } else if (value instanceof Value.Int number) {
            return "int " + number.number();
        } else if (value instanceof Value.Unsigned number) {
            return "uint " + Long.toUnsignedString(number.bits());
        } else if (value instanceof Value.Float number) {
            return "float " + Floats.plain(number.number());
        } else if (value instanceof Value.Bool bool) {
            return "bool " + bool.truth();
        } else {
            return value instanceof Value.Time time ? "time " + Times.text(time.time()) : "null";
        }
    }

    private static String string(String text) {
        return "str " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
