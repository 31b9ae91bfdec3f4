package io.github.sops4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.key.age.TestKeys;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.testing.TestSops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final Pattern CIPHERTEXT = Pattern.compile("ENC\\[AES256_GCM,[^\\]]*\\]");
    private static final FileFormat YAML = Formats.named("yaml", Indentation.DEFAULT);
    private static final String PLAIN = "# why\na:   one  # inline\nb: [2, 'x']\nc: one\n";

    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    private String encrypt(String plain) {
        return new String(sops.encrypt(plain.getBytes(UTF_8)), UTF_8);
    }

    private String rotate(String encrypted) {
        return new String(sops.rotate(encrypted.getBytes(UTF_8)), UTF_8);
    }

    private String rotate(String encrypted, List<MasterKey> added, List<MasterKey> removed) {
        RotateOptions options =
                new RotateOptions(
                        YAML, YAML, DecryptionOrder.DEFAULT, added, removed, warning -> {});
        return new String(sops.rotate(encrypted.getBytes(UTF_8), options), UTF_8);
    }

    private String decrypt(String encrypted) {
        return new String(sops.decrypt(encrypted.getBytes(UTF_8)), UTF_8);
    }

    private static List<EncryptedValue> ciphertexts(String file) throws CipherException {
        List<EncryptedValue> found = new ArrayList<>();
        Matcher matcher = CIPHERTEXT.matcher(file);
        while (matcher.find()) {
            found.add(EncryptedValue.parse(matcher.group()));
        }
        return found;
    }

    private static MasterKey age(String name) {
        return new MasterKey("age", Map.of("recipient", TestKeys.recipient(name)));
    }

    @Test
    void everyCiphertextIsNewAndEveryNonceOfAValueOld() throws CipherException {
        String before = encrypt(PLAIN);
        String after = rotate(before);

        List<EncryptedValue> old = ciphertexts(before);
        List<EncryptedValue> fresh = ciphertexts(after);
        assertThat(fresh).hasSameSizeAs(old);
        int mac = old.size() - 1;
        for (int i = 0; i < mac; i++) {
            assertThat(fresh.get(i).iv()).isEqualTo(old.get(i).iv()); // C164
            assertThat(fresh.get(i).data()).isNotEqualTo(old.get(i).data()); // C164
        }
        assertThat(fresh.get(mac).iv()).isNotEqualTo(old.get(mac).iv()); // F32
        assertThat(decrypt(after)).isEqualTo(PLAIN);
    }

    @Test
    void aNonceThatStandsTwiceIsUsedOnce() throws CipherException {
        String file = encrypt("l:\n  - same\n  - same\n");
        Matcher matcher = CIPHERTEXT.matcher(file);
        assertThat(matcher.find()).isTrue();
        String first = matcher.group();
        assertThat(matcher.find()).isTrue();
        String twice = file.replace(matcher.group(), first);

        List<EncryptedValue> old = ciphertexts(twice);
        List<EncryptedValue> fresh = ciphertexts(rotate(twice));
        assertThat(old.get(0).iv()).isEqualTo(old.get(1).iv());
        assertThat(fresh.get(0).iv()).isEqualTo(old.get(0).iv()); // F32
        assertThat(fresh.get(1).iv()).isNotEqualTo(old.get(0).iv()); // F32
    }

    @Test
    void aFileWithAWrongMacIsNotRotated() {
        String file = encrypt("a: one\nb_unencrypted: two\n").replace("two", "three");

        assertThatThrownBy(() -> rotate(file))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.MAC_MISMATCH)); // C164
    }

    @Test
    void versionAndSelectorStay() {
        String file = encrypt(PLAIN).replace("version: 3.13.3", "version: 3.9.4");
        String rotated = rotate(file.replace("    unencrypted_suffix: _unencrypted\n", ""));

        assertThat(rotated).contains("version: 3.9.4"); // C164
        assertThat(rotated).doesNotContain("unencrypted_suffix"); // C164
    }

    @Test
    void keysAreAddedToTheFirstGroupOnce() {
        String rotated = rotate(encrypt(PLAIN), List.of(age("age-1"), age("age-2")), List.of());

        assertThat(rotated.split("recipient:")).hasSize(3); // C165
        try (TestSops other = new TestSops("age-2")) {
            assertThat(other.decrypt(rotated.getBytes(UTF_8))).asString().isEqualTo(PLAIN); // C164
        }
    }

    @Test
    void keysAreRemovedHoweverOftenTheyOccur() {
        String file = rotate(encrypt(PLAIN), List.of(age("age-2")), List.of());
        String twice = file.replace(TestKeys.recipient("age-1"), TestKeys.recipient("age-2"));

        assertThatThrownBy(() -> rotate(twice, List.of(), List.of(age("age-2"))))
                .hasMessage(
                        "Could not generate data key: [empty key group provided]"); // C164, C165
        String one = rotate(file, List.of(), List.of(age("age-2")));
        assertThat(one).doesNotContain(TestKeys.recipient("age-2")); // C164
        assertThat(decrypt(one)).isEqualTo(PLAIN);
    }

    @Test
    void whoIsRemovedCannotReadTheNewFile() {
        String file = rotate(encrypt(PLAIN), List.of(age("age-2")), List.of());
        String rotated = rotate(file, List.of(), List.of(age("age-2")));

        try (TestSops other = new TestSops("age-2")) {
            assertThatThrownBy(() -> other.decrypt(rotated.getBytes(UTF_8)))
                    .hasMessageContaining("Recovery failed"); // C164
        }
    }

    @Test
    void keysOfATypeNobodyKnowsAreNotLockedOut() {
        String file = encrypt(PLAIN).replace("sops:\n", "sops:\n    new_kms:\n        - enc: x\n");

        assertThatThrownBy(() -> rotate(file))
                .isInstanceOfSatisfying(
                        SopsException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.DATA_KEY_NOT_ENCRYPTED)); // F62
    }

    @Test
    void aGroupEachIsWrappedAnew() {
        byte[] file = sops.encrypt(PLAIN.getBytes(UTF_8), Selector.DEFAULT, false, 3);
        String rotated = rotate(new String(file, UTF_8));

        assertThat(rotated).contains("shamir_threshold: 3"); // K1
        assertThat(decrypt(rotated)).isEqualTo(PLAIN);
    }

    @Test
    void aClearCommentThatShouldBeEncryptedIs() {
        String file = encrypt("a: one\nb: two\n").replace("b: ENC", "# forgotten\nb: ENC");
        String rotated = rotate(file);

        assertThat(rotated).doesNotContain("forgotten"); // F29
        assertThat(decrypt(rotated)).isEqualTo("a: one\n# forgotten\nb: two\n");
    }

    @Test
    void commentsThatChooseValuesChooseTheSameOnes() {
        String plain = "# sops:enc\na: one\n# other\nb: two\n";
        Selector selector =
                Selector.forEncryption(SelectorKind.ENCRYPTED_COMMENT_REGEX, "sops:enc");
        byte[] file = sops.encrypt(plain.getBytes(UTF_8), selector, false, 1);
        String rotated = rotate(new String(file, UTF_8));

        assertThat(rotated).contains("a: ENC[").contains("b: two"); // F46
        assertThat(decrypt(rotated)).isEqualTo(plain);
    }

    @Test
    void everyDocumentOfAFileGetsTheNewMetadata() {
        String plain = "a: &x one\n---\n# two\nb: two\n";
        String rotated = rotate(encrypt(plain));

        assertThat(rotated.split("lastmodified: ")).hasSize(3); // F72
        assertThat(decrypt(rotated)).isEqualTo(plain);
    }

    @Test
    void whatFollowsAndBelongsToTheMetadataStaysInTheFile() {
        String file =
                encrypt("a: one\n").replace("sops:\n", "sops: # beside\n") + "# behind\nz: null";
        String rotated = rotate(file);

        assertThat(rotated).endsWith("z: null"); // F71
        assertThat(decrypt(rotated)).contains("# beside\n").contains("# behind\n"); // F73
    }

    @Test
    void aFileWithoutFinalLineBreakStaysOneAndAnEmptyOneEmpty() {
        assertThat(decrypt(rotate(encrypt("a: one")))).isEqualTo("a: one");
        assertThat(decrypt(rotate(encrypt("---\n---\na: b\n")))).isEqualTo("---\n---\na: b\n");
    }

    @Test
    void aFileIsConvertedOnTheWay() {
        FileFormat json = Formats.named("json", Indentation.DEFAULT);
        byte[] rotated =
                sops.rotate(
                        encrypt("a: {b: 1}\n").getBytes(UTF_8),
                        new RotateOptions(
                                YAML,
                                json,
                                DecryptionOrder.DEFAULT,
                                List.of(),
                                List.of(),
                                warning -> {}));

        assertThat(sops.decrypt(rotated, json, json))
                .asString()
                .isEqualTo("{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n"); // C26
    }
}
