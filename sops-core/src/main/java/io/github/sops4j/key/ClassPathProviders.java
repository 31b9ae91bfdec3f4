package io.github.sops4j.key;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.user.UserEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The providers of the key types on a class path; apart, since few programs look for services. */
final class ClassPathProviders {
    private final UserEnvironment environment;
    private final Map<String, String> factories = new LinkedHashMap<>();
    private final List<KeyProvider> providers = new ArrayList<>();

    private ClassPathProviders(UserEnvironment environment) {
        this.environment = environment;
    }

    /**
     * One of each type.
     *
     * @throws SopsException of kind {@code UNSUPPORTED} when a factory cannot be used, or two are
     *     for one type; those that were made are closed then
     */
    static List<KeyProvider> of(UserEnvironment environment, ClassLoader loader) {
        ClassPathProviders found = new ClassPathProviders(environment);
        try {
            for (KeyProviderFactory factory :
                    ServiceLoader.load(KeyProviderFactory.class, loader)) {
                found.add(factory);
            }
            return found.providers;
        } catch (ServiceConfigurationError broken) {
            found.close();
            throw unusable(String.valueOf(broken.getMessage()), broken);
        } catch (SopsException refused) {
            found.close();
            throw refused;
        }
    }

    private void add(KeyProviderFactory factory) {
        String name = factory.getClass().getName();
        KeyProvider provider = made(factory, name);
        providers.add(provider);
        String other = factories.putIfAbsent(provider.type(), name);
        if (other != null) {
            throw new SopsException(
                    Kind.UNSUPPORTED,
                    "two key types on the class path are named '"
                            + provider.type()
                            + "', that of "
                            + other
                            + " and that of "
                            + name
                            + "; remove one, or list the providers in the program");
        }
    }

    /** Whatever somebody else's code throws here has to name that code. */
    private KeyProvider made(KeyProviderFactory factory, String name) {
        try {
            return factory.create(environment);
        } catch (RuntimeException | LinkageError failure) {
            throw unusable(name + ": " + failure, failure);
        }
    }

    private static SopsException unusable(String reason, Throwable cause) {
        return new SopsException(
                Kind.UNSUPPORTED, "a key type on the class path cannot be used: " + reason, cause);
    }

    private void close() {
        for (KeyProvider provider : providers) {
            provider.close();
        }
    }
}
