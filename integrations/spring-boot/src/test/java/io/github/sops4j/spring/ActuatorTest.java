package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint.PropertySourceDescriptor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The actuator's endpoints, told to show all values. */
class ActuatorTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static ConfigurableApplicationContext application;

    @ConfigurationProperties("db")
    record Database(String password, int pool, List<String> hosts, String url) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Database.class)
    @ImportAutoConfiguration({
        SopsActuatorAutoConfiguration.class,
        EnvironmentEndpointAutoConfiguration.class,
        ConfigurationPropertiesReportEndpointAutoConfiguration.class
    })
    static class WithEndpoints {}

    @BeforeAll
    static void start() {
        application =
                Application.started(
                        "sops:classpath:encrypted/secrets.enc.yaml,sops:classpath:encrypted/literal.yaml",
                        WithEndpoints.class,
                        List.of(
                                Application.AGE_KEY,
                                "--db.url=jdbc:x://user:${db.password}@host",
                                "--plain=visible",
                                "--literal.url=jdbc:${literal.escaped}@host",
                                "--sops.pgp.passphrase=canary-passphrase",
                                "--copied=canary-passphrase",
                                "--spring.jmx.enabled=true",
                                "--management.endpoints.jmx.exposure.include=*",
                                "--management.endpoint.env.show-values=always",
                                "--management.endpoint.configprops.show-values=always"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String shown(String property) {
        StringBuilder shown = new StringBuilder();
        for (PropertySourceDescriptor source :
                application
                        .getBean(EnvironmentEndpoint.class)
                        .environment(null)
                        .getPropertySources()) {
            if (source.getProperties().containsKey(property)) {
                shown.append(source.getProperties().get(property).getValue());
            }
        }
        return shown.toString();
    }

    @Test
    void theEnvironmentMasksEncryptedValues() {
        assertThat(shown("db.password")).isEqualTo("******");
        assertThat(shown("db.pool")).isEqualTo("******");
    }

    @Test
    void theEnvironmentMasksWhatAPlaceholderCarriesElsewhere() {
        assertThat(shown("db.url")).isEqualTo("******");
    }

    @Test
    void theEnvironmentMasksAValueThatLooksLikeAPlaceholder() {
        assertThat(shown("literal.escaped") + shown("literal.url")).isEqualTo("************");
    }

    @Test
    void theEnvironmentMasksKeysAndPassphrases() {
        assertThat(shown("sops.pgp.passphrase") + shown("copied")).isEqualTo("************");
    }

    @Test
    void theEnvironmentShowsWhereKeysAre() {
        assertThat(shown("sops.age.key.file")).endsWith("age-1.txt");
    }

    @Test
    void theEnvironmentShowsOtherValues() {
        assertThat(shown("plain")).isEqualTo("visible");
    }

    private static String report() {
        StringBuilder report = new StringBuilder();
        application
                .getBean(ConfigurationPropertiesReportEndpoint.class)
                .configurationProperties()
                .getContexts()
                .values()
                .forEach(
                        context ->
                                context.getBeans()
                                        .values()
                                        .forEach(bean -> report.append(bean.getProperties())));
        return report.toString();
    }

    @Test
    void theReportOfBoundPropertiesMasksThemToo() {
        assertThat(report()).contains("password=******", "pool=******", "url=******");
        assertThat(report()).doesNotContain("canary");
    }

    @Test
    void theBeanItselfHasTheValues() {
        assertThat(application.getBean(Database.class))
                .isEqualTo(
                        new Database(
                                "canary-base",
                                7,
                                List.of("canary-a", "canary-b"),
                                "jdbc:x://user:canary-base@host"));
    }
}
