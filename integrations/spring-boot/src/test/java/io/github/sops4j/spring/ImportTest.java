package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code spring.config.import=sops:} finds, in files of the real program. */
class ImportTest {
    private static final String SECRETS = "sops:classpath:encrypted/secrets.enc.yaml";

    private static @Nullable String read(String property, String location, String... arguments) {
        try (ConfigurableApplicationContext running = Application.importing(location, arguments)) {
            return running.getEnvironment().getProperty(property);
        }
    }

    @Test
    void aFileOfTheClassPathIsRead() {
        assertThat(read("db.password", SECRETS)).isEqualTo("canary-base");
    }

    @Test
    void aFileOfTheFileSystemIsRead() {
        String file = Path.of("src/test/resources/encrypted/secrets.enc.yaml").toString();

        assertThat(read("db.password", "sops:file:" + file)).isEqualTo("canary-base");
    }

    @Test
    void aFileThatMayBeMissingIsReadWhenItIsThere() {
        assertThat(read("db.password", "optional:" + SECRETS)).isEqualTo("canary-base");
    }

    @Test
    void aFileThatMayBeMissingIsNoFailure() {
        assertThat(read("db.password", "optional:sops:classpath:absent.yaml")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "values.json, json.value, canary-json",
        "values.env, ENV_VALUE, canary-env",
        "values.ini, section.value, canary-ini",
        "values.bin, data, canary-binary",
        "hinted[.yaml], yaml, canary-hint"
    })
    void everyFormatIsRead(String file, String property, String value) {
        assertThat(read(property, "sops:classpath:encrypted/" + file)).isEqualTo(value);
    }

    @Test
    void theFileOfAProfileStandsAboveTheOneForAll() {
        assertThat(read("db.password", SECRETS, "--spring.profiles.active=prod"))
                .isEqualTo("canary-prod");
    }

    @Test
    void theFileOfAnotherProfileIsNotRead() {
        assertThat(read("db.password", SECRETS, "--spring.profiles.active=test"))
                .isEqualTo("canary-base");
    }

    @Test
    void aDocumentForAProfileHoldsUnderIt() {
        String documents = "sops:classpath:encrypted/documents.yaml";

        assertThat(read("who", documents, "--spring.profiles.active=prod"))
                .isEqualTo("canary-prod");
    }

    @Test
    void aDocumentForAProfileDoesNotHoldWithoutIt() {
        assertThat(read("who", "sops:classpath:encrypted/documents.yaml")).isEqualTo("canary-all");
    }

    @Test
    void anEncryptedFileImportsOneBesideIt() {
        assertThat(read("inner", "sops:classpath:encrypted/outer.yaml")).isEqualTo("canary-inner");
    }

    @Test
    void aPlainFileImportsAnEncryptedOneBesideIt() {
        assertThat(read("db.password", "classpath:encrypted/importing.yaml"))
                .isEqualTo("canary-base");
    }

    @Test
    void aKeyOfOpenPgpOpens() {
        String key = "--sops.pgp.key.file=" + Application.KEYS.resolve("pgp-rsa.asc");

        try (ConfigurableApplicationContext running =
                Application.started(
                        "sops:classpath:encrypted/pgp.yaml", Application.class, List.of(key))) {
            assertThat(running.getEnvironment().getProperty("pgp")).isEqualTo("canary-pgp");
        }
    }
}
