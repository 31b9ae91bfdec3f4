package io.github.sops4j.cli.publish;

import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.key.user.TrustedCertificates;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Value;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Calls to one path of a Vault server. */
final class VaultCalls {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 32 << 20;
    private static final int LONGEST_REASON = 400;

    private final UserEnvironment environment;
    private final String url;
    private final URI address;
    private final HttpClient client;

    VaultCalls(UserEnvironment environment, String url) throws IOException {
        this.environment = environment;
        this.url = url;
        this.address = parsed(url);
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(TO_CONNECT);
        String certificates = certificates(environment);
        if (!certificates.isEmpty()) {
            builder.sslContext(trusting(certificates));
        }
        this.client = builder.build();
    }

    private static SSLContext trusting(String file) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, TrustedCertificates.of(Path.of(file)), null);
            return context;
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw new IOException(
                    "the certificates in "
                            + file
                            + " (VAULT_CACERT, SSL_CERT_FILE) cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    /** How a call ended; the body of a plain read holds secrets. */
    record Answer(int status, byte[] body) {}

    Answer get() throws IOException {
        return call("GET", BodyPublishers.noBody());
    }

    Answer put(byte[] body) throws IOException {
        return call("PUT", BodyPublishers.ofByteArray(body));
    }

    private static String certificates(UserEnvironment environment) {
        String own = environment.valueOf("VAULT_CACERT");
        return own.isEmpty() ? environment.valueOf("SSL_CERT_FILE") : own;
    }

    /** Names of files may hold what has to be written otherwise in an address. */
    private static URI parsed(String url) throws IOException {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        try {
            URI server = new URI(url.substring(0, path));
            String scheme = String.valueOf(server.getScheme());
            if (server.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
                URI whole = new URI(scheme, server.getAuthority(), url.substring(path), null, null);
                return URI.create(whole.toASCIIString());
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        throw new IOException(
                url + " is not a usable address of Vault (vault_address, VAULT_ADDR)");
    }

    private Answer call(String method, BodyPublisher body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(TO_ANSWER)
                        .header("X-Vault-Request", "true")
                        .method(method, body);
        header(request, "X-Vault-Token", "VAULT_TOKEN");
        header(request, "X-Vault-Namespace", "VAULT_NAMESPACE");
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return new Answer(response.statusCode(), in.readNBytes(MOST_BYTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(method + " " + url + ": interrupted", e);
        } catch (IOException e) {
            throw new IOException(method + " " + url + ": " + reason(e), e);
        }
    }

    /** A value that cannot be a header is not shown: it may be a token. */
    private void header(HttpRequest.Builder request, String name, String variable)
            throws IOException {
        String value = environment.valueOf(variable);
        if (value.isEmpty()) {
            return;
        }
        try {
            request.header(name, value);
        } catch (IllegalArgumentException unusable) {
            throw new IOException(
                    variable + " holds characters that cannot be sent (a line break?)");
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? "the server cannot be reached (" + e.getClass().getSimpleName() + ")"
                : oneLine(message);
    }

    /** What the server says of a call it did not carry out. */
    IOException refusal(String method, Answer answer) {
        String said = errors(answer.body());
        return new IOException(
                method
                        + " "
                        + url
                        + ": Code: "
                        + answer.status()
                        + (said.isEmpty() ? "" : ". Errors: " + oneLine(said))
                        + (answer.status() == 403 && environment.valueOf("VAULT_TOKEN").isEmpty()
                                ? " (VAULT_TOKEN is not set)"
                                : ""));
    }

    private static String errors(byte[] body) {
        try {
            MapNode top =
                    Formats.named("json", Indentation.DEFAULT).readPlain(body).branches().get(0);
            StringBuilder said = new StringBuilder();
            if (top.get("errors") instanceof ListNode errors) {
                for (Node error : errors.elements()) {
                    if (error instanceof Scalar scalar
                            && scalar.value() instanceof Value.Text text) {
                        said.append(said.isEmpty() ? "" : "; ").append(text.text());
                    }
                }
            }
            return said.toString();
        } catch (MalformedException | IndexOutOfBoundsException nothing) {
            return "";
        }
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST_REASON; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString();
    }
}
