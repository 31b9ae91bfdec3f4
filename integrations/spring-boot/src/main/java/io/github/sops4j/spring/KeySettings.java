package io.github.sops4j.spring;

import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * What the application says of its keys. A variable of SOPS is a property too, in small letters and
 * with dots: {@code SOPS_AGE_KEY_FILE} and {@code sops.age.key.file}. That is how Spring reads
 * variables anyway, so that its order of sources decides which of several holds. Variables of AWS
 * are none, since its SDK reads them itself.
 *
 * @param properties by their names behind {@code sops.}
 */
record KeySettings(Map<String, String> properties) {
    private static final String PREFIX = "SOPS_";

    KeySettings {
        properties = Map.copyOf(properties);
    }

    /** What the sources say that are there before an import. */
    static KeySettings of(Binder binder) {
        return new KeySettings(
                binder.bind("sops", Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
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
        String value =
                name.startsWith(PREFIX)
                        ? properties.get(
                                name.substring(PREFIX.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '.'))
                        : null;
        return value == null ? System.getenv(name) : value;
    }

    /** Not the settings, which may hold a key. */
    @Override
    public String toString() {
        return properties.size() + " settings";
    }
}
