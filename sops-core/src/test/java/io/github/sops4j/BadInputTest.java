package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.testing.TestSops;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody changed, and files that were made to do harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String PLAIN =
            "a: hidden one\nb: hidden two\nc_unencrypted: clear\nl:\n- hidden three\n- hidden four\n";

    private final TestSops sops = new TestSops();
    private String encrypted = "";

    @BeforeAll
    void encrypt() {
        encrypted = new String(sops.encrypt(PLAIN.getBytes(UTF_8)), UTF_8);
    }

    @AfterAll
    void close() {
        sops.close();
    }

    private static SopsException failure(TestSops with, String file) {
        SopsException refused =
                catchThrowableOfType(SopsException.class, () -> with.decrypt(file.getBytes(UTF_8)));
        assertThat(refused).as("it is refused").isNotNull();
        assertThat(refused.getMessage()).isNotBlank().doesNotContain("hidden", "clear");
        return refused;
    }

    private Kind kindOf(UnaryOperator<String> change) {
        String changed = change.apply(encrypted);
        assertThat(changed).isNotEqualTo(encrypted);
        SopsException refused = failure(sops, changed);
        assertThat(refused.getMessage()).doesNotContain("\n");
        return refused.kind();
    }

    private String line(int number) {
        return encrypted.split("\n", -1)[number] + "\n";
    }

    @Test
    void aChangedCiphertextIsRefused() { // F28
        char first = encrypted.charAt(encrypted.indexOf("data:") + 5);
        String other = "data:" + (first == 'A' ? 'B' : 'A');

        assertThat(kindOf(file -> file.replaceFirst("data:.", other)))
                .isEqualTo(Kind.NOT_DECRYPTED);
    }

    @Test
    void aRenamedKeyIsRefused() { // F24
        assertThat(kindOf(file -> file.replaceFirst("b: ENC", "x: ENC")))
                .isEqualTo(Kind.NOT_DECRYPTED);
    }

    @Test
    void aValueMovedToAnotherKeyIsRefused() { // F24
        String one = line(0).substring(3);
        String two = line(1).substring(3);

        assertThat(kindOf(file -> file.replace(one, "?").replace(two, one).replace("?", two)))
                .isEqualTo(Kind.NOT_DECRYPTED);
    }

    @Test
    void elementsOfAListThatChangedPlacesAreRefused() { // F50
        assertThat(kindOf(file -> file.replace(line(4) + line(5), line(5) + line(4))))
                .isEqualTo(Kind.MAC_MISMATCH);
    }

    @Test
    void aChangedClearValueIsRefused() { // F50
        assertThat(kindOf(file -> file.replace(": clear", ": other"))).isEqualTo(Kind.MAC_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    mac: \"\"\n", "    mac: x\n", "    mac: null\n"})
    void aMissingOrMalformedMacIsRefused(String mac) { // F56
        assertThat(kindOf(file -> file.replaceFirst(" {4}mac: .*\n", mac)))
                .isEqualTo(Kind.MAC_MISMATCH);
    }

    @Test
    void anotherTimeIsRefused() { // F54
        assertThat(kindOf(file -> file.replaceFirst("d: \"20", "d: \"21")))
                .isEqualTo(Kind.MAC_MISMATCH);
    }

    @Test
    void anotherKeyDoesNotOpenIt() { // K3
        try (TestSops other = new TestSops("age-2")) {
            assertThat(failure(other, encrypted).kind()).isEqualTo(Kind.DATA_KEY_NOT_RECOVERED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN", "-> X25519", "-----END", "\n            YWdl"})
    void aMalformedStanzaDoesNotOpen(String part) { // K56
        String changed = encrypted.replaceFirst("(BEGIN AGE.*\n)(?: {12}.*\n)", "$1");

        assertThat(failure(sops, changed.replace(part, "?")).kind())
                .isEqualTo(Kind.DATA_KEY_NOT_RECOVERED);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() { // F71
        for (int length = 0; length < encrypted.length() - 1; length += 7) {
            String cut = encrypted.substring(0, length);

            assertThat(failure(sops, cut).kind()).isNotEqualTo(Kind.NOT_EMITTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sops: x",
                "sops: []",
                "sops:",
                "sops: 3",
                "sops: {}",
                "sops: {age: x}",
                "sops: {age: [1]}",
                "sops: {age: [{recipient: x}], lastmodified: 2024-01-01}"
            })
    void metadataOfAWrongTypeAreRefused(String metadata) { // F70
        assertThat(failure(sops, "a: hidden\n" + metadata + "\n").kind()).isEqualTo(Kind.METADATA);
    }
}
