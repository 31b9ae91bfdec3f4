package io.github.sops4j.smallrye;

import io.github.sops4j.Sops;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.user.UserEnvironment;

/**
 * The keys that an application is given. A variable of SOPS is a property too, in small letters and
 * with dots: {@code SOPS_AGE_KEY_FILE} and {@code sops.age.key.file}. SmallRye reads variables in
 * the same way, so that its order of sources decides which of several holds.
 */
final class Keys {
    private static final System.Logger LOG = System.getLogger("io.github.sops4j.smallrye");

    private final Settings settings;

    Keys(Settings settings) {
        this.settings = settings;
    }

    /** Reads files until it is closed. Nobody is asked: an application that starts is alone. */
    Sops open() {
        UserEnvironment environment =
                UserEnvironment.ofApplication(
                        name -> name == null ? null : settings.find(name),
                        warning -> LOG.log(System.Logger.Level.WARNING, warning));
        return new Sops(KeyRing.ofClassPath(environment));
    }
}
