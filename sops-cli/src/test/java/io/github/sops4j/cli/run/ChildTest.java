package io.github.sops4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildTest {
    /** Of JDK 17, and of JDK 25. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot run program \"x\": error=2, No such file or directory",
                "Cannot run program \"x\": Exec failed, error: 2 (No such file or directory) "
            })
    void whyAProgramCannotStartIsWhatTheSystemSays(String said) {
        assertThat(Child.reason(new IOException(said)))
                .isEqualTo("cannot be run: no such file or directory");
    }

    @Test
    void whatIsNotOfTheSystemIsNotPassedOn() {
        assertThat(Child.reason(new IOException("of the JDK"))).isEqualTo("cannot be run");
    }
}
