package io.github.sops4j.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    /** A key type whose keys open when their name does not begin with {@code lost}. */
    private static final class NamedKeys implements KeyProvider {
        @Override
        public String type() {
            return "age";
        }

        @Override
        public List<MasterKey> parse(String text) {
            return List.of(key(text));
        }

        @Override
        public String wrap(MasterKey key, byte[] secret) throws KeyException {
            if (key.identity().startsWith("refused")) {
                throw new KeyException("out of order");
            }
            return HexFormat.of().formatHex(secret);
        }

        @Override
        public byte[] unwrap(MasterKey key) throws KeyException {
            if (key.identity().startsWith("lost")) {
                throw new KeyException("no identity matched any of the recipients");
            }
            return HexFormat.of().parseHex(key.encrypted());
        }
    }

    private final KeyRing ring = new KeyRing(List.of(new NamedKeys()));

    private static MasterKey key(String name) {
        return new MasterKey("age", Map.of("recipient", name));
    }

    private static KeyGroup group(String... names) {
        return new KeyGroup(Arrays.stream(names).map(KeyRingTest::key).toList());
    }

    private static Metadata metadata(List<KeyGroup> groups, int threshold) {
        return new Metadata(
                groups,
                threshold,
                OffsetDateTime.parse("2024-01-02T03:04:05Z"),
                "",
                false,
                List.of(Selector.DEFAULT),
                "3.13.3",
                List.of());
    }

    private byte[] roundTrip(List<KeyGroup> groups, int threshold) {
        try (DataKey dataKey = new DataKey(new byte[32])) {
            List<KeyGroup> wrapped = ring.wrap(dataKey, groups, threshold);
            try (DataKey back =
                    ring.recover(metadata(wrapped, threshold), DecryptionOrder.DEFAULT)) {
                return back.copy();
            }
        }
    }

    @Test // K1, K3
    void anyKeyOfTheOnlyGroupOpens() {
        assertThat(roundTrip(List.of(group("lost", "b")), 0)).isEqualTo(new byte[32]);
    }

    @Test // K1, K11
    void enoughGroupsOpen() {
        List<KeyGroup> groups = List.of(group("a"), group("lost"), group("c"));
        assertThat(roundTrip(groups, 2)).isEqualTo(new byte[32]);
    }

    @Test // K20, K21, K23
    void theReportNamesEveryKeyThatDidNotOpen() {
        List<KeyGroup> groups = List.of(group("a"), group("lost one", "lost two"));
        assertThatThrownBy(() -> roundTrip(groups, 2))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.DATA_KEY_NOT_RECOVERED))
                .hasMessage(
                        "Failed to get the data key required to decrypt the SOPS file.\n"
                                + "\n"
                                + "Group 0: SUCCESS\n"
                                + "\n"
                                + "Group 1: FAILED\n"
                                + "  lost one: FAILED\n"
                                + "    - | no identity matched any of the recipients\n"
                                + "  \n"
                                + "  lost two: FAILED\n"
                                + "    - | no identity matched any of the recipients\n"
                                + "\n"
                                + "Recovery failed because the file was encrypted with a Shamir threshold of\n"
                                + "2, but only 1 part(s) were successfully recovered, one for each successful\n"
                                + "key group. In order for SOPS to recover the file, at least 2 groups have to\n"
                                + "be successful. In order for a group to be successful, decryption has to\n"
                                + "succeed with any of the keys in that key group.");
    }

    @Test // K2
    void everyKeyThatCannotWrapIsNamed() {
        assertThatThrownBy(() -> roundTrip(List.of(group("refused 1", "a", "refused 2")), 0))
                .hasMessage(
                        "Could not generate data key: [failed to encrypt new data key with master key"
                                + " \"refused 1\": out of order failed to encrypt new data key with"
                                + " master key \"refused 2\": out of order]");
    }

    @Test // C36
    void anEmptyGroupIsRefused() {
        assertThatThrownBy(() -> roundTrip(List.of(group()), 0))
                .hasMessage("Could not generate data key: [empty key group provided]");
    }

    @Test // K10
    void aThresholdOfOneIsRefusedForTwoGroups() {
        assertThatThrownBy(() -> roundTrip(List.of(group("a"), group("b")), 1))
                .hasMessageContaining("threshold must be at least 2");
    }

    @Test
    void aKeyOfATypeWithoutProviderIsNamedAndOthersAreTried() {
        MasterKey pgp = new MasterKey("pgp", Map.of("fp", "ABCD", "enc", "x"));
        Metadata metadata = metadata(List.of(new KeyGroup(List.of(pgp))), 0);
        assertThatThrownBy(() -> ring.recover(metadata, DecryptionOrder.DEFAULT))
                .hasMessageContaining("  ABCD: FAILED")
                .hasMessageContaining("keys of type 'pgp' are not supported");
    }

    @Test // K5
    void keysOfTheTypesNamedFirstAreTriedFirst() {
        MasterKey pgp = new MasterKey("pgp", Map.of("fp", "p"));
        MasterKey kms = new MasterKey("kms", Map.of("arn", "k"));
        assertThat(new DecryptionOrder(List.of("age")).sort(List.of(kms, pgp, key("a"))))
                .extracting(MasterKey::identity)
                .containsExactly("a", "k", "p");
    }

    @Test // K5
    void theOrderOfTheFileCanBeAskedFor() {
        MasterKey kms = new MasterKey("kms", Map.of("arn", "k"));
        assertThat(DecryptionOrder.OF_FILE.sort(List.of(kms, key("a"), kms)))
                .extracting(MasterKey::identity)
                .containsExactly("k", "a", "k");
    }

    @Test // K5
    void aTypeNamedTwiceIsRefused() {
        assertThatThrownBy(() -> new DecryptionOrder(List.of("age", "pgp", "age")))
                .hasMessage("Duplicate decryption key type: age");
    }
}
