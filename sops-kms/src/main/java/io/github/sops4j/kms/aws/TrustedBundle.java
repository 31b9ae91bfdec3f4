package io.github.sops4j.kms.aws;

import io.github.sops4j.key.user.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/**
 * The certificates of {@code AWS_CA_BUNDLE}, which are trusted instead of those of Java (clause
 * K33). All checking is Java's.
 */
final class TrustedBundle implements TlsTrustManagersProvider {
    private final String file;

    TrustedBundle(String file) {
        this.file = file;
    }

    @Override
    public TrustManager[] trustManagers() {
        try {
            return TrustedCertificates.of(Path.of(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw SdkClientException.create(
                    "AWS_CA_BUNDLE: the certificates in "
                            + file
                            + " cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
