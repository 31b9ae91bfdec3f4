package io.github.sops4j.spring;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Keeps values of encrypted files out of the actuator's endpoints {@code env} and others. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class SopsActuatorAutoConfiguration {

    /** The function that masks them, before any other of the application. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SanitizingFunction secretSanitizer(Environment environment) {
        return new SecretSanitizer(environment);
    }
}
