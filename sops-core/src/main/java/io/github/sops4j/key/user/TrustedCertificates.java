package io.github.sops4j.key.user;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a file that are trusted instead of those of Java. All checking is Java's. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * Who trusts the certificates of a file, and no others.
     *
     * @param file certificates of X.509, in PEM or DER
     * @throws IOException when it cannot be read
     * @throws GeneralSecurityException when it has no certificate, or one that is malformed
     */
    public static TrustManager[] of(Path file) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store(file));
        return factory.getTrustManagers();
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(store.size()), each);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("there is none in it");
        }
        return store;
    }
}
