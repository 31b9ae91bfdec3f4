package io.github.sops4j.key;

import io.github.sops4j.key.user.UserEnvironment;

/**
 * Makes the provider of a key type that is found on the class path: its class is public, has a
 * public constructor without parameters, and is named in the file {@code
 * META-INF/services/io.github.sops4j.key.KeyProviderFactory} of its jar.
 */
@FunctionalInterface
public interface KeyProviderFactory {

    /**
     * A new provider; whoever asked closes it.
     *
     * @param environment where it looks for keys, and nowhere else
     */
    KeyProvider create(UserEnvironment environment);
}
