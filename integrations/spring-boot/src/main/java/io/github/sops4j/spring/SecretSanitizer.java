package io.github.sops4j.spring;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.Environment;

/**
 * Masks in endpoints what came from encrypted files and the keys that open them, whatever they are
 * told to show.
 */
final class SecretSanitizer implements SanitizingFunction {
    private final Environment environment;

    SecretSanitizer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        Object value = data.getValue();
        boolean secret =
                data.getPropertySource() instanceof SecretPropertySource
                        || KeySettings.isSecret(data.getKey())
                        || (value != null && KnownSecrets.of(environment).areIn(value.toString()));
        return secret ? data.withSanitizedValue() : data;
    }
}
