package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;

/** The values of {@code secrets.enc.yaml} in an environment. */
class SecretPropertySourceTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = Application.importing("sops:classpath:encrypted/secrets.enc.yaml");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static SecretPropertySource source() {
        for (PropertySource<?> source : application.getEnvironment().getPropertySources()) {
            if (source instanceof SecretPropertySource secrets) {
                return secrets;
            }
        }
        throw new AssertionError("no such source");
    }

    @Test
    void propertiesAreNamedAsSpringNamesThoseOfYaml() {
        assertThat(source().getPropertyNames())
                .containsExactly(
                        "db.password",
                        "db.pool",
                        "db.hosts[0]",
                        "db.hosts[1]",
                        "db.none",
                        "db.nothing",
                        "db.since",
                        "[odd.key]");
    }

    @Test
    void aNumberStaysANumber() {
        assertThat(source().getProperty("db.pool")).isEqualTo(7L);
    }

    @Test
    void aTimeIsText() {
        assertThat(source().getProperty("db.since")).isEqualTo("2024-01-02T03:04:05Z");
    }

    @Test
    void nullAndAnEmptyListAreEmptyText() {
        assertThat(source().getProperty("db.nothing")).isEqualTo("");
        assertThat(source().getProperty("db.none")).isEqualTo("");
    }

    @Test
    void aPropertyKnowsItsFileAndLine() {
        assertThat(source().getOrigin("db.password"))
                .hasToString("class path resource [encrypted/secrets.enc.yaml] - 2:1");
    }

    @Test
    void listsAreBound() {
        assertThat(
                        Binder.get(application.getEnvironment())
                                .bind("db.hosts", Bindable.listOf(String.class))
                                .get())
                .containsExactly("canary-a", "canary-b");
    }

    @Test
    void mapsAreBound() {
        Map<String, String> db =
                Binder.get(application.getEnvironment())
                        .bind("db", Bindable.mapOf(String.class, String.class))
                        .get();

        assertThat(db).containsEntry("password", "canary-base");
    }

    @Test
    void theSourceShowsNoValueEvenForDebugging() {
        LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());
        logs.setLogLevel(SecretPropertySource.class.getName(), LogLevel.DEBUG);
        try {
            assertThat(source().toString()).contains("secrets.enc.yaml").doesNotContain("canary");
        } finally {
            logs.setLogLevel(SecretPropertySource.class.getName(), null);
        }
    }

    @Test
    void whatStandsBehindTheSourceShowsNoValue() {
        assertThat(source().getSource().toString()).doesNotContain("canary");
        assertThat(String.valueOf(source().getSource().find("db.password")))
                .doesNotContain("canary");
    }
}
