package io.github.sops4j.smallrye;

import io.github.sops4j.Sops;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an application is given. A variable of SOPS is a property too, in small letters and
 * with dots: {@code SOPS_AGE_KEY_FILE} and {@code sops.age.key.file}. SmallRye reads variables in
 * the same way, so that its order of sources decides which of several holds.
 */
final class Keys {
    private static final System.Logger LOG = System.getLogger("io.github.sops4j.smallrye");

    private static final String SOPS = "SOPS_";

    private final Settings settings;

    Keys(Settings settings) {
        this.settings = settings;
    }

    /** Reads files until it is closed. Nobody is asked: an application that starts is alone. */
    Sops open() {
        UserEnvironment environment =
                new UserEnvironment(
                        this::variable,
                        System.getProperty("os.name", ""),
                        question -> {
                            throw new IOException("an application that starts asks nobody");
                        },
                        warning -> LOG.log(System.Logger.Level.WARNING, warning));
        return new Sops(KeyRing.ofClassPath(environment));
    }

    private @Nullable String variable(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String value =
                name.startsWith(SOPS)
                        ? settings.find(name.toLowerCase(Locale.ROOT).replace('_', '.'))
                        : null;
        return value == null ? System.getenv(name) : value;
    }
}
