package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.age.TestKeys;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.testing.TestSops;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewrapTest {
    private static final FileFormat YAML = Formats.named("yaml", Indentation.DEFAULT);
    private static final String PLAIN = "# why\na:   one  # inline\nb: [2, 'x']\n";
    private static final KeyGroup FIRST = group("age-1");
    private static final KeyGroup SECOND = group("age-2");
    private static final MasterKey GCP =
            new MasterKey("gcp_kms", Map.of("resource_id", "some/key"));

    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    private static KeyGroup group(String... names) {
        return new KeyGroup(List.of(names).stream().map(RewrapTest::age).toList());
    }

    private static MasterKey age(String name) {
        return new MasterKey("age", Map.of("recipient", TestKeys.recipient(name)));
    }

    private String encrypt(String plain) {
        return new String(sops.encrypt(plain.getBytes(UTF_8)), UTF_8);
    }

    private String rewrap(String file, int threshold, KeyGroup... groups) {
        return new String(sops.rewrap(file.getBytes(UTF_8), List.of(groups), threshold), UTF_8);
    }

    private static Metadata metadata(String file) {
        return Sops.metadata(file.getBytes(UTF_8), YAML);
    }

    private static String decrypt(String identity, String file) {
        try (TestSops other = new TestSops(identity)) {
            return new String(other.decrypt(file.getBytes(UTF_8)), UTF_8);
        }
    }

    private void assertRefused(String file, String part, int threshold, KeyGroup... groups) {
        assertThatThrownBy(() -> rewrap(file, threshold, groups))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.DATA_KEY_NOT_ENCRYPTED))
                .hasMessageContaining(part);
    }

    /** What stands before the metadata, and the metadata without what is about keys. */
    private static String rest(String file) {
        return file.substring(0, file.indexOf("sops:"))
                + file.substring(file.indexOf("    lastmodified:"));
    }

    private static String withGcp(String file) {
        return file.replace(
                "sops:\n",
                "sops:\n    gcp_kms:\n        - created_at: \"2020-01-01T00:00:00Z\"\n          enc:"
                        + " wrapped\n          resource_id: some/key\n");
    }

    private static String withNewKind(String file) {
        return file.replace("sops:\n", "sops:\n    new_kms:\n        - enc: x\n");
    }

    @Test
    void onlyTheKeysOfAFileChange() {
        String file = encrypt(PLAIN).replace("version: 3.13.3", "version: x");
        String rewrapped = rewrap(file, 0, group("age-1", "age-2"));

        assertThat(rest(rewrapped)).isEqualTo(rest(file)); // C170, C213
        assertThat(decrypt("age-1", rewrapped.replace("version: x", "version: 3.13.3")))
                .isEqualTo(PLAIN); // C170
        assertThat(decrypt("age-2", rewrapped.replace("version: x", "version: 3.13.3")))
                .isEqualTo(PLAIN); // C170
    }

    @Test
    void keysThatStayHoldAnotherCiphertext() {
        String file = encrypt(PLAIN);
        MasterKey before = metadata(file).groups().get(0).keys().get(0);
        MasterKey after = metadata(rewrap(file, 0, FIRST)).groups().get(0).keys().get(0);

        assertThat(after.identity()).isEqualTo(before.identity());
        assertThat(after.encrypted()).isNotEqualTo(before.encrypted()); // C170
    }

    @Test
    void theMacIsNotLookedAt() {
        String file = encrypt("a: one\nb_unencrypted: two\n").replace("two", "three");

        assertThat(rewrap(file, 0, SECOND)).contains("three"); // C170
    }

    @Test
    void aFileThatDoesNotOpenIsNotChanged() {
        String file = rewrap(encrypt(PLAIN), 0, SECOND);

        assertThatThrownBy(() -> rewrap(file, 0, FIRST))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.DATA_KEY_NOT_RECOVERED)) // C170
                .hasRootCauseMessage("0 successful groups required, got 0"); // C175
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2, 2", "3, 3"})
    void aKeyBecomesPartsOfWhichSoManyAreNeeded(int threshold, int stored) {
        String file = rewrap(encrypt(PLAIN), threshold, FIRST, FIRST, FIRST);

        assertThat(file).contains("shamir_threshold: " + stored + "\n"); // C172, K10
        assertThat(decrypt("age-1", file)).isEqualTo(PLAIN); // K1
        assertThat(decrypt("age-1", rewrap(file, 1, FIRST))).isEqualTo(PLAIN); // C174
    }

    @Test
    void aThresholdWithOneGroupIsStoredAndWithoutEffect() {
        String file = rewrap(encrypt(PLAIN), 1, FIRST);

        assertThat(file).contains("shamir_threshold: 1\n"); // C168
        assertThat(decrypt("age-1", file)).isEqualTo(PLAIN); // K10
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        String file = encrypt(PLAIN);

        assertRefused(file, "parts cannot be less than threshold]", 9, FIRST, SECOND); // C173
        assertRefused(file, "threshold must be at least 2]", 1, FIRST, SECOND); // C168
        assertRefused(file, "[empty key group provided]", 0, new KeyGroup(List.of())); // C173
        assertRefused(file, "[empty key group provided]", 0, FIRST, new KeyGroup(List.of()));
    }

    @Test
    void whoCannotBeEncryptedForIsNamed() {
        KeyGroup unknown = new KeyGroup(List.of(age("age-1"), GCP));

        assertRefused(
                encrypt(PLAIN),
                "error updating one or more master keys: [failed to encrypt new data key with master"
                        + " key \"some/key\": keys of type 'gcp_kms' are not supported",
                0,
                unknown); // C168, C173
    }

    @Test
    void aKeyNobodyHereCanEncryptForKeepsWhatItHasInOneGroup() {
        String file = withGcp(encrypt(PLAIN));
        KeyGroup wanted = new KeyGroup(List.of(GCP, age("age-1"), age("age-2")));

        Metadata rewrapped = metadata(rewrap(file, 0, wanted));
        MasterKey kept = rewrapped.groups().get(0).keys().get(0);
        assertThat(kept.encrypted()).isEqualTo("wrapped"); // F62
        assertThat(kept.field("created_at")).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(rewrapped.groups().get(0).keys()).hasSize(3);
    }

    @Test
    void aKeyNobodyHereCanEncryptForGetsNoPart() {
        String file = withGcp(encrypt(PLAIN));
        KeyGroup all = metadata(file).groups().get(0);

        assertRefused(file, "\"some/key\"", 0, all, SECOND); // F62
    }

    @Test
    void keysOfATypeNobodyKnowsStayInOneGroupAndGetNoPart() {
        String file = withNewKind(encrypt(PLAIN));

        assertThat(rewrap(file, 0, SECOND)).contains("    new_kms:\n        - enc: x\n"); // F62
        assertRefused(file, "new_kms", 0, FIRST, SECOND); // F62
    }
}
