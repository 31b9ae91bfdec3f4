package io.github.sops4j.cli.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that name no key, and files that somebody has changed. */
class KmsBadInputIT extends KmsScene {

    private String changed(String file, String from, String to) throws Exception {
        String text = Files.readString(folder().resolve(file));
        assertThat(text).contains(from);
        owner().write("changed.yaml", text.replace(from, to));
        return "changed.yaml";
    }

    /** Our program refuses with the same status as the real one and in words like its. */
    private void bothRefuse(int status, String words, String... options) throws Exception {
        for (Outcome outcome :
                new Outcome[] {owner().ours(encrypt(options)), owner().real(encrypt(options))}) {
            assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
            assertThat(outcome.err()).contains(words);
            assertThat(outcome.out()).isEmpty();
        }
        assertThat(kms().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "alias/app", "arn:aws:s3:us-east-1:123456789012:key/a"})
    void whatIsNoArnIsSaidToBeNone(String text) throws Exception { // K31, K35
        bothRefuse(1, "no valid ARN found in '" + text + "'", "--kms", text);
    }

    @Test
    void aCommaAtTheEndIsAKeyWithoutAName() throws Exception { // K30
        bothRefuse(1, "no valid ARN found in ''", "--kms", ",");
    }

    @Test
    void anEmptyOptionNamesNoKey() throws Exception { // C122
        bothRefuse(1, "no keys provided through command line options", "--kms", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:b:c", "a:b,c"})
    void aContextWithoutOneColonForEachPairIsRefused(String context) throws Exception { // K37
        String[] options = {"--kms", emulator().key(HERE), "--encryption-context", context};

        bothRefuse(6, "Encryption context contains a non-string value", options);
    }

    @Test
    void aKeyThatCannotEncryptIsNamedWithItsReason() throws Exception { // K2, K35
        String known = emulator().key(HERE);
        String unknown = known.replaceAll("[0-9a-f]{12}$", "000000000000");

        Outcome ours = owner().ours(encrypt("--kms", known + "," + unknown));

        assertThat(ours.status()).isEqualTo(1);
        assertThat(ours.out()).isEmpty();
        assertThat(ours.err())
                .startsWith("Could not generate data key: [failed to encrypt new data key with")
                .contains("master key \"" + unknown + "\": failed to encrypt sops data key")
                .contains("kms:Encrypt", "NotFoundException")
                .doesNotContain(known)
                .hasLineCount(1);
    }

    @Test
    void aChangedContextDoesNotOpen() throws Exception { // K32, K36
        String key = emulator().key(HERE);
        String file = encrypted(owner(), "--kms", key, "--encryption-context", "team:blue");
        String changed = changed(file, "team: blue", "team: red");

        assertThat(owner().real("decrypt", changed).status()).isEqualTo(128);
        Outcome ours = owner().ours("decrypt", changed);

        assertThat(ours.status()).isEqualTo(128);
        assertThat(ours.out()).isEmpty();
        assertThat(Report.of(ours).failures(key + "|team:red"))
                .singleElement()
                .asString()
                .contains("encryption context", "InvalidCiphertextException");
    }

    @Test
    void aNullInAContextIsSaidWithoutACall() throws Exception { // K38
        String key = emulator().key(HERE);
        String file = encrypted(owner(), "--kms", key, "--encryption-context", "team:blue");

        Outcome ours = owner().ours("decrypt", changed(file, "team: blue", "team: null"));

        assertThat(ours.status()).isEqualTo(128);
        assertThat(ours.err()).contains("'team'").contains("null").doesNotContain("\tat ");
        assertThat(kms().calls("Decrypt")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn: arn:aws:kms:, arn: nonsense-, no valid ARN found in 'nonsense-",
        "enc: , enc: x?, error base64-decoding encrypted data key"
    })
    void aChangedKeyIsSaidWithoutACall(String from, String to, String reason)
            throws Exception { // K31, K35
        String file = encrypted(owner(), "--kms", emulator().key(HERE));
        String changed = changed(file, from, to);

        Outcome ours = owner().ours("decrypt", changed);

        assertThat(ours.status()).isEqualTo(128);
        assertThat(Report.of(ours).keys().values()).singleElement().asString().contains(reason);
        assertThat(kms().calls("Decrypt")).isEmpty();
    }
}
