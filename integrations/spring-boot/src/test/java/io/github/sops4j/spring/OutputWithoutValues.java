package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests of what applications say: none of the values is ever in it. */
@ExtendWith(OutputCaptureExtension.class)
abstract class OutputWithoutValues {
    @SuppressWarnings("NullAway.Init") // set before each test
    CapturedOutput output;

    @BeforeEach
    void begin(CapturedOutput captured) {
        output = captured;
    }

    @AfterEach
    void noValueIsInTheOutput() {
        assertThat(output.toString()).doesNotContain("canary");
    }
}
