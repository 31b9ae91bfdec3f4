package io.github.sops4j;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.interop.documents.Syntax;
import io.github.sops4j.testing.TestSops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that were made to exhaust a reader; all are refused within seconds. */
@Timeout(20)
class HostileTextTest {
    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    private void assertRefused(String file, String reason) {
        assertRefused(Syntax.YAML, file, reason);
    }

    private void assertRefused(Syntax syntax, String file, String reason) {
        byte[] bytes = file.getBytes(ISO_8859_1);
        FileFormat format = syntax.format();
        SopsException refused =
                catchThrowableOfType(
                        SopsException.class,
                        () -> sops.encrypt(bytes, format, format, null, false, 1));
        assertThat(refused).as("it is refused").isNotNull();
        assertThat(refused.kind()).isEqualTo(Kind.PLAIN_MALFORMED);
        assertThat(refused.getMessage()).contains(reason).doesNotContain("\n", "hidden");
        assertThat(refused.getMessage().length()).isLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void nestingOfAnyKindIsBounded(String opening) { // F79
        assertRefused("a:\n " + opening.repeat(100_000), "exceeded max depth of 10000");
    }

    @Test
    void tenMegabytesOfBracketsAreRefused() { // F79
        assertRefused("[".repeat(10_000_000), "exceeded max depth of 10000");
    }

    @Test
    void aHundredThousandClosedLevelsAreRefused() { // F79
        assertRefused("a: " + "[".repeat(100_000) + "]".repeat(100_000), "max depth");
    }

    @Test
    void aliasesOfAliasesDoNotMultiply() { // F80
        StringBuilder file = new StringBuilder("a0: &a0 [hidden, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1) + ", ";
            file.append("a" + i + ": &a" + i + " [" + alias.repeat(9) + "x]\n");
        }

        assertRefused(file.toString(), "excessive aliasing");
    }

    @Test
    void aliasesOfAliasesInALaterDocumentDoNotMultiply() { // F12
        StringBuilder file = new StringBuilder("a: b\n---\na0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1) + ", ";
            file.append("a" + i + ": &a" + i + " [" + alias.repeat(9) + "x]\n");
        }

        assertRefused(file.toString(), "excessive aliasing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [*a]\n", "a: &a {b: *a}\n", "a: &a {<<: *a}\n"})
    void anAliasInsideOfWhatItStandsForIsRefused(String file) { // F12
        assertRefused(file, "contains itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: hidden\u00ff\n", "a: \"hidden\u00c3(\"\n", "a: \u00ed\u00a0\u0080\n"})
    void bytesThatAreNoUtf8AreRefused(String file) { // F79
        assertRefused(file, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: hidden\u0000x\n", "\u0000\u0000\u0000\u0000", "a: 'x\u0007'\n"})
    void controlCharactersAreRefused(String file) { // F79
        assertRefused(file, "control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"hidden\":"})
    void nestingOfJsonIsBounded(String opening) { // F105
        assertRefused(Syntax.JSON, "{\"a\":" + opening.repeat(100_000), "depth");
    }

    @Test
    void aHundredThousandClosedLevelsOfJsonAreRefused() { // F105
        String lists = "[".repeat(100_000) + "]".repeat(100_000);

        assertRefused(Syntax.JSON, "{\"a\": " + lists + "}", "depth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e99999999999", "1e309"})
    void numbersOutOfRangeAreRefused(String number) { // F108
        assertRefused(Syntax.JSON, "{\"a\": \"hidden\",\n \"b\": " + number + "}", "line 2");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BINARY", "PROPERTIES"})
    void tenMegabytesOfNoSenseAreRefusedInAFewWords(Syntax syntax) {
        assertRefused(syntax, "[hidden".repeat(1_500_000), "");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "YAML, |a: hidden~  b: c: hidden~|, line 2",
                "JSON, |{\"a\": \"hidden\",~  \"b\": hidden}|, |line 2, column |",
                "JSON, |{\"a\": \"hidden\",~  \"b\": \"hid\tden\"}|, |line 2, column |",
                "DOTENV, |A=hidden~B hidden~|, line 2",
                "INI, |[s]~a=hidden~hidden~|, line 3",
                "INI, |[s]~~a=`hidden~hidden~|, line 3",
                "INI, |[hidden~|, line 1",
                "PROPERTIES, |a=hidden~b=\\u12hidden~|, line 2",
            })
    void theLineIsNamedAndNothingOfItShown(Syntax syntax, String file, String place) {
        assertRefused(syntax, file.replace('~', '\n'), place);
    }
}
