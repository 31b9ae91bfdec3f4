package io.github.sops4j.kms.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/**
 * Which servers are trusted: those that Java trusts, or only those of {@code AWS_CA_BUNDLE} when it
 * names a file (clause K33). All checking is Java's own; the certificates are read when the first
 * server has to be checked, which an endpoint without TLS never needs.
 */
final class ServerTrust extends X509ExtendedTrustManager implements TlsTrustManagersProvider {
    private final String bundle;
    private @Nullable X509ExtendedTrustManager checks;

    /**
     * A trust that reads its certificates later.
     *
     * @param bundle a file of PEM certificates; empty for those of Java
     */
    ServerTrust(String bundle) {
        this.bundle = bundle;
    }

    @Override
    public TrustManager[] trustManagers() {
        return new TrustManager[] {this};
    }

    private synchronized X509ExtendedTrustManager checks() throws CertificateException {
        if (checks == null) {
            try {
                checks = read(bundle.isEmpty() ? null : store(Path.of(bundle)));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new CertificateException(
                        (bundle.isEmpty() ? "Java's certificates" : "AWS_CA_BUNDLE " + bundle)
                                + " cannot be read: "
                                + e.getMessage(),
                        e);
            }
        }
        return checks;
    }

    private static X509ExtendedTrustManager read(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new CertificateException("this Java checks no certificates");
    }

    private static KeyStore store(Path bundle) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(bundle)) {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(Integer.toString(store.size()), each);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("there is no certificate in it");
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checks().checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checks().checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        checks().checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("no server runs here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
