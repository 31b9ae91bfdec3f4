package io.github.sops4j.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.YamlFormat;
import io.github.sops4j.format.yaml.emit.YamlEmitter;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataCodecTest {
    private static final String REST =
            """
            lastmodified: "2024-01-02T03:04:05Z"
            mac: ENC[x]
            unencrypted_suffix: _unencrypted
            version: 3.13.3
            """;

    private static final String ONE_KEY =
            """
            age:
                - enc: a
                  recipient: age1x
            """;

    private static Metadata read(String yaml) {
        try {
            byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
            return MetadataCodec.read(new YamlFormat(0).read(bytes).branches().get(0));
        } catch (MalformedException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String write(Metadata metadata) {
        return new YamlEmitter(4).document(MetadataCodec.write(metadata));
    }

    @Test // F61, F63, F151
    void aBlockWithOneGroupIsWrittenAsItWasRead() {
        String block = ONE_KEY + REST;
        assertThat(write(read(block))).isEqualTo(block);
    }

    @Test // F64, F152
    void severalGroupsAreWrittenWithTheirEmptyLists() {
        String block =
                """
                key_groups:
                    - age:
                        - enc: a
                          recipient: age1x
                      hc_vault: []
                    - age: []
                      hc_vault: []
                      pgp:
                        - created_at: "2020-01-01T00:00:00Z"
                          enc: b
                          fp: c
                lastmodified: "2024-01-02T03:04:05Z"
                mac: ENC[x]
                shamir_threshold: 2
                unencrypted_suffix: _unencrypted
                version: 3.13.3
                """;
        assertThat(write(read(block))).isEqualTo(block);
    }

    @Test // F62
    void everyKeyTypeKeepsItsFieldsWithoutAProvider() {
        String block =
                """
                azure_kv:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: a
                      name: vault
                      vault_url: https://v
                      version: w
                gcp_kms:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: a
                      resource_id: r
                hc_vault:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: a
                      engine_path: e
                      key_name: k
                      vault_address: v
                hckms:
                    - created_at: "2020-01-01T00:00:00Z"
                      enc: a
                      key_id: k
                kms:
                    - arn: a
                      aws_profile: ""
                      context:
                        a: b
                        z: null
                      created_at: "2020-01-01T00:00:00Z"
                      enc: a
                      role: r
                lastmodified: "2024-01-02T03:04:05Z"
                mac: ENC[x]
                mac_only_encrypted: true
                unencrypted_suffix: _unencrypted
                version: 3.13.3
                """;
        assertThat(write(read(block))).isEqualTo(block);
    }

    @Test
    void fieldsOfAnotherTimeAreCarriedAlong() {
        String block = ONE_KEY + "future_kms:\n    - enc: z\n      id: [1]\n" + REST;
        assertThat(write(read(block))).contains("future_kms:\n    - enc: z\n");
    }

    @Test // F65, K6
    void keysAreTriedInTheOrderOfTheirTypes() {
        Metadata metadata =
                read(
                        "age: [{enc: a, recipient: r}]\n"
                                + "kms: [{arn: k, created_at: '2020-01-01T00:00:00Z'}]\n"
                                + REST);
        assertThat(metadata.groups().get(0).keys())
                .extracting(MasterKey::identity)
                .containsExactly("k", "r");
    }

    @Test // F66, K6
    void flatListsWinOverGroups() {
        Metadata metadata =
                read(ONE_KEY + "key_groups: [{age: [{enc: b, recipient: s}]}]\n" + REST);
        assertThat(metadata.groups()).hasSize(1);
        assertThat(metadata.groups().get(0).keys().get(0).identity()).isEqualTo("age1x");
    }

    @Test // F66
    void aBlockWithoutKeysIsRefused() {
        assertThatThrownBy(() -> read("age: []\n" + REST))
                .isInstanceOf(SopsException.class)
                .hasMessage("No keys found in file");
    }

    @Test // F54, F67
    void theFractionOfTheTimeIsDroppedAndItsOffsetKept() {
        Metadata metadata = read(ONE_KEY + "lastmodified: '2024-01-02T03:04:05.9+02:00'\n");
        assertThat(metadata.lastModified())
                .isEqualTo(OffsetDateTime.parse("2024-01-02T03:04:05+02:00"));
    }

    @ParameterizedTest // F67, F70
    @ValueSource(strings = {"", "lastmodified: x\n", "lastmodified: 2024-01-02T03:04:05Z\n"})
    void aMissingOrUnquotedTimeIsRefused(String field) {
        assertThatThrownBy(() -> read(ONE_KEY + field)).isInstanceOf(SopsException.class);
    }

    @ParameterizedTest // F70
    @CsvSource({"2, 2", "2.7, 2", "true, 1", "'\"2\"', 2", "'\"0x2\"', 2", "'\"\"', 0", "null, 0"})
    void theThresholdIsTypedWeakly(String spelling, int threshold) {
        assertThat(read(ONE_KEY + "shamir_threshold: " + spelling + "\n" + REST).shamirThreshold())
                .isEqualTo(threshold);
    }

    @ParameterizedTest // F70, F78
    @ValueSource(strings = {"'2.0'", "x", "[]", "{}", "2001-12-14"})
    void anotherThresholdIsRefused(String spelling) {
        assertThatThrownBy(() -> read(ONE_KEY + "shamir_threshold: " + spelling + "\n" + REST))
                .isInstanceOf(SopsException.class);
    }

    @ParameterizedTest // F70
    @CsvSource({"true, true", "1, true", "0.5, true", "'\"T\"', true", "0, false", "'\"\"', false"})
    void theMacFlagIsTypedWeakly(String spelling, boolean flag) {
        assertThat(
                        read(ONE_KEY + "mac_only_encrypted: " + spelling + "\n" + REST)
                                .macOnlyEncrypted())
                .isEqualTo(flag);
    }

    @Test // F70
    void namesMatchInAnyCaseAndExactOnesWin() {
        Metadata metadata =
                read(
                        "AGE: {ENC: a, Recipient: r}\nMAC: no\nmac: yes\nlastModified: '2024-01-02T03:04:05Z'\n");
        assertThat(metadata.mac()).isEqualTo("yes");
        assertThat(metadata.groups().get(0).keys().get(0).field("recipient")).isEqualTo("r");
    }

    @Test // F70
    void aListOfStringsInsteadOfKeysIsRefused() {
        assertThatThrownBy(() -> read("age: [x]\n" + REST))
                .hasMessageContaining("expected a map or struct");
    }

    @Test // F41
    void twoSelectorsAreRefused() {
        assertThatThrownBy(() -> read(ONE_KEY + REST + "encrypted_regex: x\n"))
                .hasMessageStartingWith("Cannot use more than one of encrypted_suffix");
    }

    @Test // F39
    void withoutSelectorTheDefaultHolds() {
        Metadata metadata = read(ONE_KEY + "lastmodified: '2024-01-02T03:04:05Z'\n");
        assertThat(metadata.selector()).isSameAs(Selector.DEFAULT);
    }

    @ParameterizedTest // F69
    @ValueSource(strings = {"3.13.3", "v3.13.3", "1.x", "99.0.0-rc.1+build"})
    void semanticVersionsPass(String version) {
        assertThatCode(() -> ProgramVersion.check(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest // F69
    @ValueSource(strings = {"", "3.13", "3", "abc", "03.1.2", "3.1.2.4", " 3.1.2"})
    void otherVersionsAreRefused(String version) {
        assertThatThrownBy(() -> ProgramVersion.check(version)).isInstanceOf(SopsException.class);
    }
}
