package io.github.sops4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoTextTest {

    @Test
    void commonEscapesHaveLetters() {
        assertThat(GoText.quote("\u0007\b\f\n\r\t\u000b\"\\"))
                .isEqualTo("\"\\a\\b\\f\\n\\r\\t\\v\\\"\\\\\""); // C97
    }

    @Test
    void otherControlCharactersAreHexadecimal() {
        assertThat(GoText.quote("\u0001\u007f\u0085")).isEqualTo("\"\\x01\\x7f\\u0085\""); // C97
    }

    @Test
    void lettersOfAllScriptsStay() {
        assertThat(GoText.quote("äß漢\uD83D\uDE00")).isEqualTo("\"äß漢\uD83D\uDE00\""); // C97
    }

    @Test
    void invisibleCharactersAreShownByNumber() {
        assertThat(GoText.quote("\u00a0\u200b\uFEFF"))
                .isEqualTo("\"\\u00a0\\u200b\\ufeff\""); // C97
    }
}
