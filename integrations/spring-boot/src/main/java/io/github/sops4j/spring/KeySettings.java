package io.github.sops4j.spring;

import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * What the application says of its keys. A variable that SOPS knows is a property too, in small
 * letters and with dots: {@code SOPS_AGE_KEY_FILE} and {@code sops.age.key.file}. That is how
 * Spring reads variables anyway, so that its order of sources decides which of several holds.
 *
 * @param properties by their names
 */
record KeySettings(Map<String, String> properties) {
    private static final String SOPS = "sops";
    private static final String AWS = "aws";

    KeySettings {
        properties = Map.copyOf(properties);
    }

    /** What the sources say that are there before an import. */
    static KeySettings of(Binder binder) {
        Map<String, String> properties = new HashMap<>();
        for (String prefix : new String[] {SOPS, AWS}) {
            binder.bind(prefix, Bindable.mapOf(String.class, String.class))
                    .orElse(Map.of())
                    .forEach((name, value) -> properties.put(prefix + "." + name, value));
        }
        return new KeySettings(properties);
    }

    /**
     * The environment of this process under these settings. Nobody is asked for a passphrase: a
     * server that starts has nobody at its terminal.
     */
    UserEnvironment environment(Consumer<String> warnings) {
        return new UserEnvironment(
                this::variable,
                System.getProperty("os.name", ""),
                question -> {
                    throw new IOException("an application that starts asks nobody");
                },
                warnings);
    }

    private @Nullable String variable(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String value = properties.get(name.toLowerCase(Locale.ROOT).replace('_', '.'));
        return value == null ? System.getenv(name) : value;
    }

    /** Not the settings, which may hold a key. */
    @Override
    public String toString() {
        return properties.size() + " settings";
    }
}
