package io.github.sops4j.key.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sops4j.key.KeyException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the CCTV age vectors is opened or refused as it says. */
class TestkitTest {

    @TestFactory
    List<DynamicTest> everyVector() throws IOException, URISyntaxException {
        Path folder = Path.of(TestkitTest.class.getResource("/age-testkit").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void check(Path file) throws Exception {
        TestkitVector vector = TestkitVector.parse(Files.readAllBytes(file));
        if (vector.expect().equals("success")) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(vector.decrypt());
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(vector.payloadHash());
            return;
        }
        KeyException refusal = catchThrowableOfType(KeyException.class, vector::decrypt);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("\n").satisfies(m -> fits(vector, m));
    }

    private static void fits(TestkitVector vector, String message) {
        switch (vector.expect()) {
            case "no match" -> assertThat(message).isEqualTo("no match");
            case "HMAC failure" -> assertThat(message).isEqualTo("bad header MAC");
            case "armor failure" -> assertThat(message).contains("armor");
            case "payload failure" -> assertThat(message).containsAnyOf("payload", "nonce");
            default -> assertThat(message).doesNotContain("MAC", "payload", "armor", "no match");
        }
    }
}
