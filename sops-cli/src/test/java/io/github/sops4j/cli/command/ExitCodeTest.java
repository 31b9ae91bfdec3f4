package io.github.sops4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.error.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({
        "CONFIG,1",
        "KEYS,1",
        "DATA_KEY_NOT_ENCRYPTED,1",
        "ENCRYPTED_MALFORMED,1",
        "METADATA,1",
        "PATH_NOT_FOUND,1",
        "RUN_REFUSED,1",
        "UNSUPPORTED,1",
        "PLAIN_MALFORMED,2",
        "NOT_EMITTED,4",
        "CONFLICT,8",
        "NOT_ENCRYPTED,23",
        "NOT_DECRYPTED,25",
        "MAC_MISMATCH,51",
        "PATH_MALFORMED,91",
        "EMPTY,92",
        "DECRYPTION_ORDER,112",
        "DATA_KEY_NOT_RECOVERED,128",
        "ALREADY_ENCRYPTED,203"
    })
    void everyKindOfFailureHasTheStatusOfSops(Kind kind, int status) {
        assertThat(ExitCode.of(kind).status()).isEqualTo(status); // C47
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noFailureLooksLikeSuccess(Kind kind) {
        assertThat(ExitCode.of(kind).status()).isPositive(); // C47
    }
}
