package io.github.sops4j.kms.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The connections to AWS. What TLS needs is set up when the first secure connection is made: Java
 * takes as long for it as for all the rest of a call, and an endpoint on this machine has no use
 * for it.
 */
final class AwsHttp implements SdkHttpClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(8);

    private final String bundle;
    private final SdkHttpClient plain = UrlConnectionHttpClient.create(new PlainConnections());
    private @Nullable SdkHttpClient secure;

    /**
     * Connections to servers that can prove who they are.
     *
     * @param bundle a file of PEM certificates that are trusted instead of Java's; empty for those
     */
    AwsHttp(String bundle) {
        this.bundle = bundle;
    }

    private static final class PlainConnections implements UrlConnectionFactory {
        @Override
        public HttpURLConnection createConnection(URI place) {
            try {
                HttpURLConnection connection = (HttpURLConnection) place.toURL().openConnection();
                connection.setConnectTimeout((int) TO_CONNECT.toMillis());
                connection.setReadTimeout((int) TO_ANSWER.toMillis());
                return connection;
            } catch (IOException unusable) {
                throw new UncheckedIOException(unusable);
            }
        }
    }

    private synchronized SdkHttpClient secure() {
        if (secure == null) {
            UrlConnectionHttpClient.Builder builder =
                    UrlConnectionHttpClient.builder()
                            .connectionTimeout(TO_CONNECT)
                            .socketTimeout(TO_ANSWER);
            if (!bundle.isEmpty()) {
                builder.tlsTrustManagersProvider(new TrustedBundle(bundle));
            }
            secure = builder.build();
        }
        return secure;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean isPlain = request.httpRequest().protocol().equals("http");
        return (isPlain ? plain : secure()).prepareRequest(request);
    }

    @Override
    public String clientName() {
        return plain.clientName();
    }

    @Override
    public synchronized void close() {
        plain.close();
        if (secure != null) {
            secure.close();
        }
    }
}
