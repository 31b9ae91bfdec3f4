package io.github.sops4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRequestTest {

    @Test
    void idAndSourceAreEnough() {
        assertThat(SecretRequest.parse("id=config,src=secrets.enc.yaml"))
                .isEqualTo(new SecretRequest("config", Path.of("secrets.enc.yaml"), null, null));
    }

    @Test
    void fieldsComeInAnyOrder() {
        assertThat(SecretRequest.parse("env=PW,extract=[\"a\"],src=f,id=x"))
                .isEqualTo(new SecretRequest("x", Path.of("f"), "[\"a\"]", "PW"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\u0000',
            value = {
                "[\"db\"][\"password\"]",
                "['db'][0]",
                "[\"a,b\"][\"c\"]",
                "[\"a]b\"]",
                "[\"a\"b\"]",
                "['it,s'][12]",
                "[\"id=x,env=Y\"]",
            })
    void commasAndQuotesInsideTheBracketsBelongToThePath(String extract) {
        assertThat(SecretRequest.parse("id=x,src=f,extract=" + extract + ",env=NAME"))
                .isEqualTo(new SecretRequest("x", Path.of("f"), extract, "NAME"));
        assertThat(SecretRequest.parse("id=x,src=f,extract=" + extract).extract())
                .isEqualTo(extract);
    }

    @Test
    void anEqualsSignBelongsToTheValue() {
        assertThat(SecretRequest.parse("id=a=b,src=c=d").source()).isEqualTo(Path.of("c=d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "src=f|id is missing",
                "id=x|src is missing",
                "id=,src=f|id is empty",
                "id=x,src=|src is empty",
                "id=x,src=f,|an empty field",
                "id=x,,src=f|an empty field",
                "id=x,src=a,b.yaml|b.yaml is not a field",
                "id=x,src=f,type=file|type is not one of",
                "id=x,id=y,src=f|id is given twice",
                "id=x,src=f,src=g|src is given twice",
                "id=a\"b,src=f|id must hold no comma, quote",
                "id=x,src=a\"b|src must hold no comma, quote",
                "id=x,src=f,env=|env is the name of a variable",
                "id=x,src=f,env=1A|env is the name of a variable",
                "id=x,src=f,env=A-B|env is the name of a variable",
                "id=x,src=f,extract=|extract is a path",
                "id=x,src=f,extract=db|extract is a path",
                "id=x,src=f,extract=[\"a|not closed",
                "id=x,src=f,extract=[\"a\"]b|not closed",
                "id=x,src=f,extract=[|not closed",
            })
    void aMalformedRequestIsRefusedWithItsReason(String text, String reason) {
        refused(text, reason);
    }

    @Test
    void theEmptyTextIsRefused() {
        refused("", "an empty field");
    }

    @Test
    void lineEndsAndNulAreRefusedAndNotRepeated() {
        for (String bad : new String[] {"\n", "\r", "\0", "\u007f"}) {
            refused("id=a" + bad + "b,src=f", "id must hold no comma, quote, line end");
            refused("id=a,src=f" + bad, "src");
            assertThatThrownBy(() -> SecretRequest.parse("id=a,src=f" + bad))
                    .message()
                    .doesNotContain(bad);
        }
    }

    @Test
    void aCommaInThePathIsRefusedWhenARequestIsMadeByCode() {
        assertThatThrownBy(() -> new SecretRequest("x", Path.of("a,b"), null, null))
                .hasMessageContaining("src must hold no comma");
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> SecretRequest.parse(text))
                .isInstanceOfSatisfying(
                        SopsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RUN_REFUSED))
                .hasMessageStartingWith("--secret ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PATH", "LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "SOPS_AGE_KEY"})
    void aVariableOfTheSystemIsRefused(String name) {
        assertThatThrownBy(
                        () -> SecretRequest.parse("id=x,src=f.yaml,env=" + name))
                .hasMessageContaining("choose another one");
    }
}
