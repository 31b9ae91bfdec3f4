package io.github.sops4j.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.command.Decrypt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultsTest {

    private static Arguments decrypt(Map<String, String> variables, String... words)
            throws UsageException {
        return ArgumentParser.parse(Decrypt.SYNTAX, List.of(words), variables::get);
    }

    @Test
    void aVariableIsTheDefaultOfItsFlag() throws UsageException {
        assertThat(decrypt(Map.of("SOPS_DECRYPTION_ORDER", "pgp")).text(Flags.DECRYPTION_ORDER))
                .isEqualTo("pgp"); // C18
    }

    @Test
    void anEmptyValueOnTheLineOverridesTheVariable() throws UsageException {
        assertThat(
                        decrypt(Map.of("SOPS_DECRYPTION_ORDER", "pgp"), "--decryption-order", "")
                                .text(Flags.DECRYPTION_ORDER))
                .isEmpty(); // C18
    }

    @Test
    void aListInAVariableIsSplitAndTrimmed() throws UsageException {
        assertThat(decrypt(Map.of("SOPS_KEYSERVICE", "a , b")).list(Flags.KEYSERVICE))
                .containsExactly("a", "b"); // C18
    }

    @Test
    void aListOnTheLineReplacesThatOfTheVariable() throws UsageException {
        assertThat(
                        decrypt(Map.of("SOPS_KEYSERVICE", "a"), "--keyservice", "b")
                                .list(Flags.KEYSERVICE))
                .containsExactly("b"); // C18
    }

    @Test
    void theLocalKeysAreOnUnlessTheirVariableIsEmpty() throws UsageException {
        assertThat(decrypt(Map.of()).isOn(Flags.ENABLE_LOCAL_KEYSERVICE)).isTrue(); // C103
        assertThat(
                        decrypt(Map.of("SOPS_ENABLE_LOCAL_KEYSERVICE", ""))
                                .isOn(Flags.ENABLE_LOCAL_KEYSERVICE))
                .isFalse(); // C18
    }

    @Test
    void aSwitchThatCannotBeReadIsACauseForComplaint() {
        assertThat(
                        Defaults.complaint(
                                RootFlags.SYNTAX, Map.of("SOPS_DISABLE_VERSION_CHECK", "yes")::get))
                .isEqualTo(
                        "could not parse yes as bool value for flag disable-version-check:"
                                + " strconv.ParseBool: parsing \"yes\": invalid syntax"); // C18
    }

    @Test
    void anEmptySwitchIsNone() {
        assertThat(
                        Defaults.complaint(
                                RootFlags.SYNTAX, Map.of("SOPS_DISABLE_VERSION_CHECK", "")::get))
                .isEmpty(); // C18
    }
}
