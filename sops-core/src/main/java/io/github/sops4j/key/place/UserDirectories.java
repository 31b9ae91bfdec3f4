package io.github.sops4j.key.place;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.UserEnvironment;
import java.nio.file.Path;

/** The home and configuration directories of the user, as SOPS finds them (clause K47). */
public final class UserDirectories {

    private final UserEnvironment environment;

    /** Those of a user. */
    public UserDirectories(UserEnvironment environment) {
        this.environment = environment;
    }

    /** Where {@code .ssh} is. */
    public Path home() throws KeyException {
        return Path.of(
                isWindows()
                        ? required("USERPROFILE", "%userprofile% is not defined")
                        : required("HOME", "$HOME is not defined"));
    }

    /** Where {@code sops/age/keys.txt} is. */
    public Path configuration() throws KeyException {
        if (isWindows()) {
            return Path.of(required("AppData", "%AppData% is not defined"));
        }
        String configured = environment.valueOf("XDG_CONFIG_HOME");
        if (environment.operatingSystem().startsWith("Mac")) {
            return configured.isEmpty()
                    ? home().resolve("Library").resolve("Application Support")
                    : Path.of(configured);
        }
        if (configured.isEmpty()) {
            String neither = "neither $XDG_CONFIG_HOME nor $HOME are defined";
            return Path.of(required("HOME", neither)).resolve(".config");
        }
        if (!configured.startsWith("/")) {
            throw new KeyException("path in $XDG_CONFIG_HOME is relative");
        }
        return Path.of(configured);
    }

    private boolean isWindows() {
        return environment.operatingSystem().startsWith("Windows");
    }

    private String required(String variable, String error) throws KeyException {
        String value = environment.valueOf(variable);
        if (value.isEmpty()) {
            throw new KeyException(error);
        }
        return value;
    }
}
