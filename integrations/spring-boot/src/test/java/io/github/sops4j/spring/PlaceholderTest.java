package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Plain properties that refer to a secret. */
@ExtendWith(OutputCaptureExtension.class)
class PlaceholderTest {

    @ConfigurationProperties("plain")
    record Plain(String url) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Plain.class)
    @ImportAutoConfiguration(PropertyPlaceholderAutoConfiguration.class)
    static class WithBound {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(PropertyPlaceholderAutoConfiguration.class)
    static class WithInjected {
        @Value("${plain.url}")
        String url = "";
    }

    private static ConfigurableApplicationContext start(Class<?> beans, String url) {
        return Application.started(
                Application.SECRETS, beans, List.of(Application.AGE_KEY, "--plain.url=" + url));
    }

    private static void refuses(
            CapturedOutput output, Class<?> beans, String url, String... words) {
        Throwable failure = Application.failure(beans, "--plain.url=" + url);

        assertThat(failure).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START").contains(words);
        assertThat(output).doesNotContain("canary", "\tat ");
    }

    @Test
    void aBoundPropertyThatPointsNowhereIsRefused(CapturedOutput output) {
        refuses(
                output,
                WithBound.class,
                "${db.absent}",
                "The placeholder ${db.absent} points nowhere",
                "plain.url (\"plain.url\" from property source \"commandLineArgs\")");
    }

    @Test
    void anInjectedPropertyThatPointsNowhereIsRefused(CapturedOutput output) {
        refuses(
                output,
                WithInjected.class,
                "${db.absent}",
                "The placeholder ${db.absent} points nowhere",
                "the bean '");
    }

    @Test
    void aPropertyThatPointsToItselfIsRefused(CapturedOutput output) {
        refuses(output, WithInjected.class, "${plain.url}", "${plain.url} points nowhere, or to");
    }

    @Test
    void aDefaultIsTaken() {
        try (ConfigurableApplicationContext running = start(WithBound.class, "${db.absent:here}")) {
            assertThat(running.getBean(Plain.class).url()).isEqualTo("here");
        }
    }

    @Test
    void aPlaceholderThatIsNoneIsWrittenWithABackslash() {
        try (ConfigurableApplicationContext running = start(WithBound.class, "\\${db.absent}")) {
            assertThat(running.getBean(Plain.class).url()).isEqualTo("${db.absent}");
        }
    }
}
