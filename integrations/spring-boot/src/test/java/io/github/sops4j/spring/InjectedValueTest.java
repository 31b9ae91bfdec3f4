package io.github.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Values that cannot be injected, in the error that ends the application. */
@ExtendWith(OutputCaptureExtension.class)
class InjectedValueTest {

    private static String error(CapturedOutput output, Class<?> beans) {
        Throwable failure = Application.failure(beans, "--debug");

        assertThat(failure).isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START");
        return output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED TO START"));
    }

    @Configuration(proxyBeanMethods = false)
    static class WithField {
        @Value("${db.password}")
        int port;
    }

    @Test
    void aFieldIsNamedWithoutTheValue(CapturedOutput output) {
        assertThat(error(output, WithField.class))
                .contains("field 'port' of the bean '", "does not accept it")
                .doesNotContain("canary", "\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    static class WithParameter {
        @Bean
        String port(@Value("${db.pool}") boolean pool) {
            return "" + pool;
        }
    }

    @Test
    void aShortValueIsNotQuotedEither(CapturedOutput output) {
        assertThat(error(output, WithParameter.class))
                .contains("parameter 0 of the bean 'port' does not accept it")
                .doesNotContain("[7]", "'7'", "\tat ");
    }
}
