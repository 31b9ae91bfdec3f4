package io.github.sops4j.spring;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The values that came from encrypted files, and the keys that open those, to find them in what
 * others are about to show: a placeholder carries them into properties of plain files.
 */
final class KnownSecrets {
    /** Shorter ones occur by chance in any text, so that only a text that equals them is one. */
    private static final int TELLING_LENGTH = 6;

    private final Set<String> values = new HashSet<>();

    private KnownSecrets() {}

    /** The secrets of an environment; none when there is no environment. */
    static KnownSecrets of(@Nullable Environment environment) {
        KnownSecrets known = new KnownSecrets();
        if (environment instanceof ConfigurableEnvironment configurable) {
            for (PropertySource<?> source : configurable.getPropertySources()) {
                known.add(source);
            }
        }
        return known;
    }

    private void add(PropertySource<?> source) {
        if (source instanceof SecretPropertySource secrets) {
            for (String name : secrets.getPropertyNames()) {
                add(Objects.requireNonNull(secrets.getSource().find(name)).value());
            }
        } else if (source instanceof EnumerablePropertySource<?> plain) {
            for (String name : plain.getPropertyNames()) {
                if (KeySettings.isSecret(name)) {
                    add(plain.getProperty(name));
                }
            }
        }
    }

    private void add(@Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.add(value.toString());
        }
    }

    /** Whether a text is a secret or holds one. */
    boolean areIn(String text) {
        if (values.contains(text)) {
            return true;
        }
        for (String value : values) {
            if (value.length() >= TELLING_LENGTH && text.contains(value)) {
                return true;
            }
        }
        return false;
    }
}
