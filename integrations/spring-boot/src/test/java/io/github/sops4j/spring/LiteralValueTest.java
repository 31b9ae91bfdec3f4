package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Values of {@code literal.yaml} that could be taken for placeholders reach an application. */
class LiteralValueTest {
    private static final List<String> VALUES =
            List.of(
                    "canary${x:y}z",
                    "${canary!}",
                    "canary${cd",
                    "pre\\${word}Canary",
                    "${${a}}${canary{}}}\\\\${b}");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static ConfigurableApplicationContext application;

    @ConfigurationProperties("literal")
    record Bound(
            String defaulted,
            @Name("default") String first,
            String whole,
            String open,
            String escaped,
            String nested) {}

    record Injected(List<String> values) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Bound.class)
    @ImportAutoConfiguration(PropertyPlaceholderAutoConfiguration.class)
    static class Beans {
        @Bean
        Injected injected(
                @Value("${literal.default}") String first,
                @Value("${literal.whole}") String whole,
                @Value("${literal.open}") String open,
                @Value("${literal.escaped}") String escaped,
                @Value("${literal.nested}") String nested) {
            return new Injected(List.of(first, whole, open, escaped, nested));
        }

        @Bean
        String url(@Value("${url}") String url) {
            return url;
        }
    }

    @BeforeAll
    static void start() {
        application =
                Application.started(
                        "sops:classpath:encrypted/literal.yaml",
                        Beans.class,
                        List.of(
                                Application.AGE_KEY,
                                "--url=jdbc:${literal.default}${literal.nested}@x",
                                "--literal.defaulted=${absent:${literal.escaped}}"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static @Nullable String property(String name) {
        return application.getEnvironment().getProperty(name);
    }

    @Test
    void theEnvironmentHasThem() {
        assertThat(List.of("default", "whole", "open", "escaped", "nested"))
                .extracting(name -> property("literal." + name))
                .isEqualTo(VALUES);
    }

    @Test
    void valuesAreInjected() {
        assertThat(application.getBean(Injected.class).values()).isEqualTo(VALUES);
    }

    @Test
    void recordsAreBound() {
        Bound bound = application.getBean(Bound.class);

        assertThat(
                        List.of(
                                bound.first(),
                                bound.whole(),
                                bound.open(),
                                bound.escaped(),
                                bound.nested()))
                .isEqualTo(VALUES);
    }

    @Test
    void anotherPropertyRefersToThem() {
        String url = "jdbc:" + VALUES.get(0) + VALUES.get(4) + "@x";

        assertThat(property("url")).isEqualTo(url);
        assertThat(application.getBean("url")).isEqualTo(url);
        assertThat(application.getBean(Bound.class).defaulted()).isEqualTo(VALUES.get(3));
    }
}
