package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.Outcome;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** sops publish to a Vault behind a certificate that nobody knows. */
class PublishTlsTest {
    private static final String PASSWORD = "certificate";

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void aFile() throws Exception {
        shell = new Shell(folder);
        Files.writeString(folder.resolve("p.yaml"), "a: b\n");
        shell.run("encrypt", "--age", Shell.RECIPIENT, "--output", "e.yaml", "p.yaml");
        Files.writeString(
                folder.resolve(".sops.yaml"), "destination_rules:\n  - vault_path: team\n");
    }

    private void keytool(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/keytool")
                                        .toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", folder.resolve("store").toString()));
        command.addAll(List.of("-storepass", PASSWORD, "-alias", "server"));
        Outcome.of(new ProcessBuilder(command)).result();
    }

    private SSLContext certified() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=v", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {"VAULT_CACERT", "SSL_CERT_FILE"})
    void nothingIsSentUntilTheCertificateIsNamed(String variable) throws Exception {
        try (VaultStandIn vault = VaultStandIn.secure(certified())) {
            shell.set("VAULT_ADDR", vault.address());
            shell.set("VAULT_TOKEN", "s.token");
            assertThat(shell.run("publish", "-y", "e.yaml")).isEqualTo(1); // C176
            assertThat(vault.calls()).isEmpty(); // C180
            shell.set(variable, folder.resolve("ca.pem").toString());
            assertThat(shell.run("publish", "-y", "e.yaml")).as(shell.err()).isZero(); // C180
            assertThat(vault.calls()).hasSize(2); // C180
        }
    }

    @Test
    void aFileWithoutCertificatesIsNamed() {
        shell.set("VAULT_CACERT", folder.resolve("p.yaml").toString());
        assertThat(shell.run("publish", "-y", "e.yaml")).isEqualTo(1); // C176
        assertThat(shell.err()).contains("p.yaml (VAULT_CACERT, SSL_CERT_FILE)").hasLineCount(1);
    }
}
