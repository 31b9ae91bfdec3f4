package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyProviderFactory;
import io.github.sops4j.key.user.UserEnvironment;

/** Offers the key type {@code age} to programs that look for key types on the class path. */
public final class AgeKeyProviderFactory implements KeyProviderFactory {

    /** For whoever looks for services. */
    public AgeKeyProviderFactory() {}

    @Override
    public KeyProvider create(UserEnvironment environment) {
        return new AgeKeyProvider(environment);
    }
}
