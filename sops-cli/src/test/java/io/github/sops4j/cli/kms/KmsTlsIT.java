package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.sops4j.program.Outcome;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** KMS behind TLS, with a certificate that nobody knows. */
class KmsTlsIT extends KmsScene {
    private static final String PASSWORD = "certificate";

    private Path store() {
        return folder().resolve("server.p12");
    }

    private void keytool(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/keytool")
                                        .toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
        command.addAll(List.of("-alias", "server"));
        Outcome.of(new ProcessBuilder(command)).result();
    }

    private HttpsServer server() throws Exception {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(KmsFront.anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", kms()::handle);
        server.start();
        return server;
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefusedUntilItIsNamed() throws Exception { // K33
        String key = emulator().key(HERE);
        String file = encrypted(owner(), "--kms", key);
        HttpsServer server = server();
        try {
            Person person =
                    owner().with(
                                    "AWS_ENDPOINT_URL",
                                    "https://127.0.0.1:" + server.getAddress().getPort());
            Outcome outcome = person.ours("decrypt", file);
            assertThat(outcome.status()).isEqualTo(128);
            assertThat(Report.of(outcome).failures(key))
                    .singleElement()
                    .asString()
                    .contains("no secure connection to the service", HERE, "kms:Decrypt");

            keytool("-exportcert", "-rfc", "-file", folder().resolve("ca.pem").toString());
            Person knowing = person.with("AWS_CA_BUNDLE", folder().resolve("ca.pem"));
            assertOpened(knowing.ours("decrypt", file));
            assertOpened(knowing.real("decrypt", file));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aBundleThatIsNoneIsNamed() throws Exception { // K33
        String key = emulator().key(HERE);
        String file = encrypted(owner(), "--kms", key);
        Person person =
                owner().with("AWS_ENDPOINT_URL", "https://127.0.0.1:1")
                        .with("AWS_CA_BUNDLE", folder().resolve(file));

        Outcome outcome = person.ours("decrypt", file);

        assertThat(outcome.status()).isEqualTo(128);
        assertThat(Report.of(outcome).failures(key))
                .singleElement()
                .asString()
                .contains("AWS_CA_BUNDLE", file, HERE);
    }
}
