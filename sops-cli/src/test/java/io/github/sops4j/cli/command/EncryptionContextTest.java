package io.github.sops4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionContextTest {

    @ParameterizedTest // K37
    @CsvSource({
        "'', {}",
        "'b:2,a:1', '{a=1, b=2}'",
        "'a:b,a:c', {a=c}",
        "'a:', {a=}",
        "':x', {=x}",
        "' a: b , c:d', '{ a= b ,  c=d}'",
    })
    void pairsAreTakenAsTheyStand(String text, String pairs) {
        EncryptionContext context = EncryptionContext.parse(text);
        assertThat(context.isValid()).isTrue();
        assertThat(context.pairs()).hasToString(pairs);
    }

    @ParameterizedTest // K37
    @ValueSource(strings = {"a", "a:b:c", "a:b,", ",", ",a:b", "a,b:c", "a:b,c"})
    void anItemWithoutExactlyOneColonIsNone(String text) {
        EncryptionContext context = EncryptionContext.parse(text);
        assertThat(context.isValid()).isFalse();
        assertThat(context.pairs()).isEmpty();
    }
}
