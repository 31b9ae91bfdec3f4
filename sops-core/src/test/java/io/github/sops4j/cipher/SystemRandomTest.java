package io.github.sops4j.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SystemRandomTest {

    @Test
    void everyDrawIsAnother() {
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        SystemRandom.fill(first);
        SystemRandom.fill(second);

        assertThat(first).isNotEqualTo(second).isNotEqualTo(new byte[32]);
    }

    @Test
    void allOfAnArrayIsFilled() {
        byte[] ends = new byte[2];
        for (int draw = 0; draw < 200; draw++) {
            byte[] bytes = new byte[5000];
            SystemRandom.fill(bytes);
            ends[0] |= bytes[0];
            ends[1] |= bytes[4999];
        }
        assertThat(ends).containsExactly(-1, -1);
    }

    @Test
    void itIsAGeneratorForWhoAsksForOne() {
        SystemRandom random = new SystemRandom();

        assertThat(new BigInteger(256, random)).isNotEqualTo(new BigInteger(256, random));
        assertThat(random.generateSeed(16)).hasSize(16).isNotEqualTo(new byte[16]);
        random.setSeed(1);
        byte[] first = new byte[16];
        random.nextBytes(first);
        random.setSeed(1);
        byte[] second = new byte[16];
        random.nextBytes(second);
        assertThat(first).isNotEqualTo(second);
    }
}
