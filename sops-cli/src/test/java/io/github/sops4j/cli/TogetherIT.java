package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that change one file at the same time. */
@DisabledOnOs(OS.WINDOWS)
class TogetherIT {
    private static final int ROUNDS = 20;

    @Test
    void noChangeIsLost(@TempDir Path folder) throws Exception {
        InPlaceFile file = new InPlaceFile(folder.resolve("f"), folder.resolve("cache"));
        for (int round = 0; round < ROUNDS; round++) {
            Process one = set(file, "key_1", round);
            Process two = set(file, "key_2", round);
            assertThat(one.waitFor()).isZero();
            assertThat(two.waitFor()).isZero();
            assertThat(file.decrypted())
                    .contains("key_1: round " + round + "\n")
                    .contains("key_2: round " + round + "\n"); // C52, C158
        }
    }

    private static Process set(InPlaceFile file, String key, int round) throws Exception {
        return file.program("set", "f.yaml", "[\"" + key + "\"]", "\"round " + round + "\"")
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
