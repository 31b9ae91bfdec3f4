package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class SecretTreeTest {
    private static final String TREE = "sops:configtree:src/test/resources/encrypted/tree/";

    private static @Nullable String read(String property) {
        try (ConfigurableApplicationContext running = Application.importing(TREE)) {
            return running.getEnvironment().getProperty(property);
        }
    }

    @Test
    void aFileIsAPropertyWithoutTheEndOfItsOnlyLine() {
        assertThat(read("password")).isEqualTo("canary-file");
    }

    @Test
    void aFolderIsTheBeginningOfAName() {
        assertThat(read("deep.token")).isEqualTo("canary-deep");
    }

    @Test
    void aFileOfAFormatIsOneValueToo() {
        assertThat(read("conf.yaml")).isEqualTo("a: canary-tree\nb: 2\n");
    }

    @Test
    void aFolderThatMayBeMissingIsNoFailure() {
        try (ConfigurableApplicationContext running =
                Application.importing("optional:sops:configtree:absent/")) {
            assertThat(running.isActive()).isTrue();
        }
    }

    @Test
    void aFileThatIsNotEncryptedIsRefused() {
        assertThat(Application.failure("sops:configtree:src/test/resources/encrypted/mixed/"))
                .isInstanceOf(RefusalException.class)
                .hasMessageContaining("mixed/plain: ")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aFolderThatContainsItselfIsRefused(@TempDir Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        assertThat(Application.failure("sops:configtree:" + folder + "/"))
                .isInstanceOf(RefusalException.class)
                .hasMessageContaining("cannot be read");
    }
}
