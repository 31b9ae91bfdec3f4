package io.github.sops4j.kms.aws;

import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.KeyProviderFactory;
import io.github.sops4j.key.user.UserEnvironment;

/** Offers the key type {@code kms} to programs that look for key types on the class path. */
public final class AwsKmsKeyProviderFactory implements KeyProviderFactory {

    /** For whoever looks for services. */
    public AwsKmsKeyProviderFactory() {}

    @Override
    public KeyProvider create(UserEnvironment environment) {
        return new AwsKmsKeyProvider(environment);
    }
}
