package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What Java loads that the launcher starts. */
class LauncherKmsIT extends KmsScene {
    @Test
    void aFileForAgeOpensWithoutTheSdk() throws Exception { // K5
        String[] keys = {"--kms", emulator().key(HERE), "--age", ageRecipient()};
        String file = encrypted(owner(), keys);
        String log = folder().resolve("classes").toString();
        Person person = withAge(owner()).with("SOPS4J_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        assertOpened(person.ours("decrypt", file));
        assertThat(Files.readString(folder().resolve("classes")))
                .contains("io.github.sops4j.cli.Cli ")
                .doesNotContain("software.amazon");
    }
}
