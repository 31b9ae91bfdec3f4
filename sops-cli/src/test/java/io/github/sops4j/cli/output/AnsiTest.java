package io.github.sops4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsiTest {

    @Test
    void verdictsAreColouredAndReasonsAreNot() {
        String report =
                """
                Group 0: SUCCESS

                Group 1: FAILED
                  key: FAILED
                    - | connection: FAILED

                Recovery failed""";

        assertThat(Ansi.coloured(report))
                .isEqualTo(
                        """
                        Group 0: \033[32mSUCCESS\033[0m

                        Group 1: \033[31mFAILED\033[0m
                          key: \033[31mFAILED\033[0m
                            - | connection: FAILED

                        Recovery failed"""); // K22
    }
}
