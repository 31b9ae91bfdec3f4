package io.github.sops4j.cli.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.KmsEmulator;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Objects in buckets of an emulator of S3, put there by both programs. */
@NeedsPrograms({"sops", "moto_server"})
@DisabledOnOs(OS.WINDOWS)
class PublishIT {
    private static final String OURS = Launcher.path().toString();
    private static final String REAL = "sops";
    private static final String RECIPIENT =
            "age1d678llt0lwqhnnnw0ydp3h5ngx8wmpmsnaglwxnhp6pa6rcmeapq36ec7k";
    private static final String IDENTITY =
            "AGE-SECRET-KEY-1WDHHQUE5DGAZQCFQDDJHJGR5DPSHGGR8W4SHYERNYPHX7ARGD9HQZ8GLRY";
    private static final Path KEYS =
            Path.of("..", "spec", "vectors", "keys").toAbsolutePath().normalize();
    private static final String OTHER =
            "age1k62d0nvlw2smgn07kxf3h6e7nx25x03zw3arv238w7p0ek9legxqt5na9u";
    private static final String RULES =
            """
            destination_rules:
              - path_regex: ^again
                s3_bucket: published
                s3_prefix: again/
                recreation_rule:
                  age: %s
                  encrypted_regex: ^pass
                  mac_only_encrypted: true
              - path_regex: gone
                s3_bucket: no-such-bucket
              - s3_bucket: published
                s3_prefix: p/
            """;
    private static final String PLAIN =
            "# why\nuser: me\npassword: x\nnote_unencrypted: yes it is\n";

    private final URI endpoint = KmsEmulator.running().address();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir private Path folder;

    @BeforeEach
    void aBucketAndAFile() throws Exception {
        assertThat(s3("PUT", "published").statusCode()).isEqualTo(200);
        Files.writeString(folder.resolve("a b.yaml"), PLAIN);
        run(OURS, "encrypt", "--age", RECIPIENT, "-i", "a b.yaml").result();
        for (String name : List.of("again.yaml", "gone.yaml")) {
            Files.copy(folder.resolve("a b.yaml"), folder.resolve(name));
        }
        Files.writeString(folder.resolve(".sops.yaml"), RULES.formatted(OTHER));
    }

    private HttpResponse<byte[]> s3(String method, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve("/" + path))
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request,"
                                        + " SignedHeaders=host, Signature=0")
                        .method(method, BodyPublishers.noBody())
                        .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private Outcome run(String program, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program).directory(folder.toFile());
        builder.command().addAll(List.of(words));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SOPS|XDG|AWS|VAULT).*"));
        environment.put("SOPS_AGE_KEY", IDENTITY);
        environment.put("SOPS4J_ARCHIVE", "off");
        environment.put("AWS_ACCESS_KEY_ID", "a");
        environment.put("AWS_SECRET_ACCESS_KEY", "hidden");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        return Outcome.of(builder);
    }

    @Test
    void aFileArrivesByteForByteUnderTheSameName() throws Exception {
        byte[] file = Files.readAllBytes(folder.resolve("a b.yaml"));
        for (String program : List.of(REAL, OURS)) {
            Outcome outcome = run(program, "publish", "-y", "a b.yaml");
            assertThat(outcome.result() + outcome.err()).isEmpty(); // C177a
            assertThat(s3("GET", "published/p/a%20b.yaml").body()).isEqualTo(file); // C177, C179
            assertThat(s3("DELETE", "published/p/a%20b.yaml").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void whatIsEncryptedAnewOpensWithItsSelectorInBothPrograms() throws Exception {
        String told = run(OURS, "publish", "-y", "again.yaml").result();
        assertThat(run(REAL, "publish", "-y", "again.yaml").result()).isEqualTo(told); // C179
        assertThat(told).contains("+++ " + OTHER, "--- " + RECIPIENT); // C179
        run(OURS, "publish", "-y", "again.yaml").result();
        String published = new String(s3("GET", "published/again/again.yaml").body(), UTF_8);
        assertThat(published)
                .contains("user: me\npassword: ENC[", "encrypted_regex: ^pass")
                .contains("mac_only_encrypted: true"); // C227
        Files.writeString(folder.resolve("new.yaml"), published);
        Files.copy(KEYS.resolve("age-1.txt"), folder.resolve("key"));
        for (String program : List.of(REAL, OURS)) {
            ProcessBuilder decrypt =
                    new ProcessBuilder(program, "decrypt", "new.yaml").directory(folder.toFile());
            decrypt.environment().put("SOPS_AGE_KEY_FILE", folder.resolve("key").toString());
            assertThat(Outcome.of(decrypt).result())
                    .contains("user: me\npassword: x\nnote_unencrypted: yes it is\n"); // C227
        }
    }

    @Test
    void whatTheServiceSaysIsOneLineWithoutCredentials() throws Exception {
        Outcome outcome = run(OURS, "publish", "-y", "gone.yaml");
        assertThat(outcome.status()).isEqualTo(1); // C176
        assertThat(outcome.err())
                .contains("s3://no-such-bucket/gone.yaml", "404, NoSuchBucket")
                .doesNotContain("hidden")
                .hasLineCount(1); // C176
    }
}
