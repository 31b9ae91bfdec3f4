package io.github.sops4j.spring;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Refuses a property whose placeholder points nowhere, such as to a secret that is not there, where
 * {@code @ConfigurationProperties} use it: as {@code @Value} does. Spring would bind the
 * placeholder. Applications that import no encrypted file are left alone.
 */
final class PlaceholderCheck
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (application.getEnvironment().getPropertySources().stream()
                .noneMatch(SecretPropertySource.class::isInstance)) {
            return; // nothing is expected from an encrypted file
        }
        ConfigurableBeanFactory beans = application.getBeanFactory();
        ConfigurationPropertiesBindHandlerAdvisor check = next -> new Check(next, beans);
        beans.registerSingleton(PlaceholderCheck.class.getName(), check);
    }

    private static final class Check extends AbstractBindHandler {
        private final ConfigurableBeanFactory beans;

        Check(BindHandler next, ConfigurableBeanFactory beans) {
            super(next);
            this.beans = beans;
        }

        @Override
        public Object onSuccess(
                ConfigurationPropertyName name,
                Bindable<?> target,
                BindContext context,
                Object result) {
            ConfigurationProperty property = context.getConfigurationProperty();
            if (property != null && property.getValue() instanceof String text) {
                beans.resolveEmbeddedValue(text);
            }
            return super.onSuccess(name, target, context, result);
        }
    }
}
