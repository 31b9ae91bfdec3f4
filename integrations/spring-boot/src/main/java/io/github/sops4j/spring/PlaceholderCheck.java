package io.github.sops4j.spring;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Refuses encrypted values with placeholders that point nowhere. Spring would bind such a value as
 * it is to {@code @ConfigurationProperties}. It looks when all property sources are there and
 * before any bean is.
 */
final class PlaceholderCheck
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        application.addBeanFactoryPostProcessor(beans -> check(application.getEnvironment()));
    }

    private static void check(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof SecretPropertySource secrets) {
                check(secrets, environment);
            }
        }
    }

    private static void check(SecretPropertySource secrets, ConfigurableEnvironment environment) {
        for (String name : secrets.getPropertyNames()) {
            if (secrets.getProperty(name) instanceof String text && text.contains("${")) {
                try {
                    environment.resolveRequiredPlaceholders(text);
                } catch (PlaceholderResolutionException dangling) {
                    throw RefusalException.dangling(
                            name, secrets.getOrigin(name), dangling.getPlaceholder());
                }
            }
        }
    }
}
