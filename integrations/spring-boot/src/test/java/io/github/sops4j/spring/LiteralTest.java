package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.PropertyPlaceholderHelper;

class LiteralTest {
    private static final PropertyPlaceholderHelper SPRING =
            new PropertyPlaceholderHelper("${", "}", ":", '\\', false);

    private static String read(String text) {
        return SPRING.replacePlaceholders(text, name -> "placeholder");
    }

    @Test
    void springReadsWhatWasWritten() {
        Random random = new Random(1);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                value.append("$${{}}\\:a".charAt(random.nextInt(9)));
            }
            assertThat(read(Literal.of(value.toString()))).isEqualTo(value.toString());
        }
    }

    @Test
    void aValueWithoutPlaceholderIsWrittenAsItIs() {
        assertThat(Literal.of("a\\$b{c}${")).isEqualTo("a\\$b{c}${");
    }

    @Test
    @Timeout(5)
    void timeGrowsWithTheValueOnly() {
        assertThat(Literal.of("${".repeat(500_000) + "}".repeat(500_000))).hasSize(2_000_000);
    }
}
