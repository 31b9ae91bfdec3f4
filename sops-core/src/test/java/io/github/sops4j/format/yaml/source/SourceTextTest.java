package io.github.sops4j.format.yaml.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

    private static final String TEXT = "a: \u00e9\u2028\uD83D\uDE00\uFFFD\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aMarkedFileComesBackInItsEncoding(String charset) { // F79
        byte[] file = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));
        SourceText text = SourceText.decode(file);

        assertThat(text.substring(0, text.length())).isEqualTo(TEXT);
        assertThat(text.encode(TEXT)).isEqualTo(file);
    }

    @Test
    void aFileWithoutMarkIsUtf8() { // F79
        byte[] file = TEXT.getBytes(StandardCharsets.UTF_8);

        assertThat(SourceText.decode(file).encode(TEXT)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "61 0A 80, invalid leading UTF-8 octet",
        "61 0A FF, invalid leading UTF-8 octet",
        "61 0A C3, incomplete UTF-8 octet sequence",
        "61 0A C3 41, invalid trailing UTF-8 octet",
        "61 0A C0 80, invalid length of a UTF-8 sequence",
        "61 0A E0 80 80, invalid length of a UTF-8 sequence",
        "61 0A F0 80 80 80, invalid length of a UTF-8 sequence",
        "61 0A ED A0 80, invalid Unicode character",
        "61 0A F4 90 80 80, invalid Unicode character",
        "61 0A 07, control characters are not allowed",
        "61 0A 00, control characters are not allowed",
        "61 0A 7F, control characters are not allowed",
        "61 0A C2 80, control characters are not allowed",
        "61 0A EF BF BE, control characters are not allowed",
        "FE FF 00 61 00 0A D8 00 00 61, expected low surrogate area",
        "FE FF 00 61 00 0A D8 00, expected low surrogate area",
        "FE FF 00 61 00 0A DC 00, unexpected low surrogate area",
        "FE FF 00 61 00 0A 00 07, control characters are not allowed",
        "FF FE 61 00 0A 00 61, incomplete UTF-16 character"
    })
    void malformedFilesAreRefusedWithTheirLine(String bytes, String problem) { // F79
        byte[] file = HexFormat.ofDelimiter(" ").parseHex(bytes);

        assertThatThrownBy(() -> SourceText.decode(file))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessage("yaml: line 2: " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void aSecondByteOrderMarkIsRefused(String charset) {
        byte[] file = "\uFEFF\uFEFFa: 1".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> SourceText.decode(file))
                .hasMessage("yaml: line 1: found a second byte order mark");
    }

    @Test
    void linesAndColumnsCountEveryKindOfBreakAndWholeCharacters() {
        SourceText text = text("a\r\nb\rc\u0085d\u2028\uD83D\uDE00e");
        int last = text.length() - 1;

        assertThat(text.line(last)).isEqualTo(5);
        assertThat(text.column(last)).isEqualTo(2);
        assertThat(text.line(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"a, \\n", "a\\nb\\r\\n, \\n", "a\\r\\nb\\n, \\r\\n", "a\\rb\\n, \\r"})
    void theLineBreakIsThatOfTheFirstLine(String text, String expected) {
        assertThat(text(unescaped(text)).lineBreak()).isEqualTo(unescaped(expected));
    }

    @Test
    void anEndWithoutLineBreakIsKnown() {
        assertThat(text("a\n").endsWithLineBreak()).isTrue();
        assertThat(text("a\u2028").endsWithLineBreak()).isTrue();
        assertThat(text("a").endsWithLineBreak()).isFalse();
        assertThat(text("").endsWithLineBreak()).isFalse();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }

    private static SourceText text(String text) {
        return SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}
