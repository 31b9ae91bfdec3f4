package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyProviderFactory;
import io.github.sops4j.key.user.UserEnvironment;

/** Offers the key type {@code pgp} to programs that look for key types on the class path. */
public final class PgpKeyProviderFactory implements KeyProviderFactory {

    /** For whoever looks for services. */
    public PgpKeyProviderFactory() {}

    @Override
    public KeyProvider create(UserEnvironment environment) {
        return new PgpKeyProvider(environment);
    }
}
