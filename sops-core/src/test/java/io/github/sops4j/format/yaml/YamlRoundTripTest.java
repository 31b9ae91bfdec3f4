package io.github.sops4j.format.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.metadata.Selector;
import io.github.sops4j.metadata.SelectorKind;
import io.github.sops4j.testing.TestSops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that once came back changed, or not at all. */
class YamlRoundTripTest {
    private final TestSops sops = new TestSops();

    @AfterEach
    void close() {
        sops.close();
    }

    private String encrypted(String plain, SelectorKind kind, String pattern) {
        Selector selector = Selector.forEncryption(kind, pattern);
        return new String(sops.encrypt(plain.getBytes(UTF_8), selector, false, 1), UTF_8);
    }

    private String decrypted(String encrypted) {
        return new String(sops.decrypt(encrypted.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{o,}",
                "{}",
                "{a: 1, b: 2 , }\n",
                "{a: 1 #c,\n }\n",
                "{a: 1, #c,\n }\n",
                "{a: 1} # behind it\n",
                "a: <<\n",
                "s:\r-",
                "x:\n ",
                "# a\r\na: 'x'\r\n",
            })
    void comesBackByteForByte(String plain) {
        assertThat(sops.roundTrip(plain)).isEqualTo(plain);
    }

    @Test
    void aFileAsSopsPrintsItTakesTheIndentationThatIsAskedFor() { // F91
        YamlFormat two = new YamlFormat(2);
        byte[] printed = sops.encrypt("a:\n    - b: 1\n".getBytes(UTF_8));
        byte[] laidOut = sops.encrypt("a:\n\n    - b: 1\n".getBytes(UTF_8));

        assertThat(new String(sops.decrypt(printed, two, two), UTF_8)).isEqualTo("a:\n  - b: 1\n");
        assertThat(new String(sops.decrypt(laidOut, two, two), UTF_8))
                .isEqualTo("a:\n\n    - b: 1\n");
    }

    @Test
    void aCommentBelowAFoldedValueDoesNotBecomeItsLastLine() { // F97
        String plain = "a: x\n\n  y\n        # deep comment\nb: 1\n";

        assertThat(sops.roundTrip(plain)).isEqualTo("a: \"x\\ny\"\n        # deep comment\nb: 1\n");
    }

    @Test
    void aWideBlankLineBelowAFoldedValueDoesNotBecomeItsLastLine() { // F97
        assertThat(sops.roundTrip("a: >\n     e\n     \nb: 1\n"))
                .isEqualTo("a: \"e\\n\"\n     \nb: 1\n");
    }

    @Test
    void aClearAliasOfAnEncryptedValueIsExpanded() { // F12
        String encrypted = encrypted("a: &x one\nb: *x\n", SelectorKind.ENCRYPTED_REGEX, "^a$");

        assertThat(encrypted).startsWith("a: &x ENC[").contains("\nb: one\n");
    }

    @Test
    void aClearValueMayLookEncryptedUnderACommentSelector() { // F42
        String plain = "# sops:enc\na: one\nb: 'ENC[AES256_GCM,data:'\n";
        String encrypted = encrypted(plain, SelectorKind.ENCRYPTED_COMMENT_REGEX, "sops:enc");

        assertThat(encrypted).contains("\nb: 'ENC[AES256_GCM,data:'\n");
        assertThat(decrypted(encrypted)).isEqualTo(plain);
    }

    @Test
    void aCommentAboveANestedListIsActiveForAllOfIt() { // F42, F88
        String plain = "x:\n  - 0\n  # sops:enc\n  - - null\n    - 1\n    - 2\n  - 3\n";
        String encrypted = encrypted(plain, SelectorKind.ENCRYPTED_COMMENT_REGEX, "sops:enc");

        assertThat(encrypted).containsPattern("- - null\n    - ENC.*\n    - ENC.*\n  - 3\n");
        assertThat(decrypted(encrypted)).isEqualTo(plain);
    }

    @Test
    void aCommentOnTheLineOfTheMetadataReturnsToTheData() { // F73
        String encrypted = new String(sops.encrypt("a: one\n".getBytes(UTF_8)), UTF_8);

        assertThat(decrypted(encrypted.replace("\nsops:\n", "\nsops: # note\n")))
                .isEqualTo("a: one\n# note\n");
    }

    @Test
    void aFoldedValueInTheColumnOfItsKeyIsMovedBehindIt() { // F97
        assertThat(sops.roundTrip("a:\n>\n k\n")).isEqualTo("a:\n |\n    k\n");
    }
}
