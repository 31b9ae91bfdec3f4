package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.CallPolicy;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.kms.aws.AwsKmsKeyProvider;
import io.github.sops4j.program.KmsEmulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** A Java application with clients and threads of its own. */
class OwnClientIT extends KmsScene {

    private KmsClient client() {
        return KmsClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(kms().address())
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(KmsEmulator.ACCESS_KEY, "secret")))
                .build();
    }

    private static String decrypt(Sops sops, byte[] file) {
        DecryptOptions options = DecryptOptions.of(Formats.named("yaml", Indentation.DEFAULT));
        return new String(sops.decrypt(file, options), StandardCharsets.UTF_8);
    }

    @Test
    void filesThatShareAKeyAskOnce() throws Exception { // K32
        String key = emulator().key(HERE);
        byte[] file = Files.readAllBytes(folder().resolve(encrypted(owner(), "--kms", key)));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CallPolicy policy = new CallPolicy(threads, Duration.ofSeconds(1), Duration.ofSeconds(20));
        try (KmsClient client = client();
                KeyRing ring =
                        new KeyRing(List.of(AwsKmsKeyProvider.using(List.of(client))), policy)) {
            Sops sops = new Sops(ring);
            for (int i = 0; i < 1000; i++) {
                assertThat(decrypt(sops, file)).isEqualTo(PLAIN);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(kms().calls("Decrypt")).hasSize(1);
    }
}
