package io.github.sops4j.cli.pgp;

import static io.github.sops4j.cli.pgp.PgpFixtures.GNUPG_24;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key of a name is used, and which names are refused: as gpg has it. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgpChoiceInteropTest {

    private GnupgHome gnupg;
    private Person person;

    @BeforeAll
    void aHome(@TempDir Path temporary) throws IOException {
        gnupg = new GnupgHome(GNUPG_24, "home", temporary.resolve("g"));
    }

    @AfterAll
    void stop() throws Exception {
        gnupg.close();
    }

    @BeforeEach
    void aFile(@TempDir Path temporary) throws IOException {
        Files.writeString(temporary.resolve("plain.json"), "{\"a\": \"b\"}\n");
        person = new Person(temporary).with("GNUPGHOME", gnupg.folder());
    }

    private static String[] encrypt(String name) {
        return new String[] {"encrypt", "--pgp", name, "plain.json"};
    }

    /** A name as a person may write it. */
    private static String name(String key, String form) {
        String fingerprint = GNUPG_24.fingerprint(key);
        return switch (form) {
            case "fingerprint" -> fingerprint;
            case "lower case" -> fingerprint.toLowerCase(Locale.ROOT);
            case "0x" -> "0x" + fingerprint;
            case "spaces" -> fingerprint.substring(0, 20) + "  " + fingerprint.substring(20);
            case "long id" -> fingerprint.substring(24);
            case "0x long id" -> "0x" + fingerprint.substring(24);
            case "primary!" -> fingerprint + "!";
            case "first sub-key" -> GNUPG_24.subkeys(key).get(0);
            case "first sub-key!" -> GNUPG_24.subkeys(key).get(0) + "!";
            case "second sub-key!" -> GNUPG_24.subkeys(key).get(1) + "!";
            case "long id of first sub-key!" -> GNUPG_24.subkeys(key).get(0).substring(24) + "!";
            case "short id" -> fingerprint.substring(32);
            case "address" -> key + "@example.org";
            case "stranger" -> "7A42584258C2E3673DB93C780FC530C5B93D22B8";
            default -> throw new IllegalArgumentException(form);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two-enc",
                "newer-revoked",
                "newer-expired",
                "older-last",
                "several",
                "one-for-all",
                "two-names",
                "dsa-elg",
                "brainpoolP256r1"
            })
    void theSameSubkeyIsChosen(String key) throws Exception { // K43
        String[] words = encrypt(GNUPG_24.fingerprint(key));

        assertThat(Recipient.of(person.ours(words))).isEqualTo(Recipient.of(person.real(words)));
    }

    @ParameterizedTest
    @CsvSource({
        "two-enc, lower case",
        "two-enc, 0x",
        "two-enc, spaces",
        "two-enc, long id",
        "two-enc, 0x long id",
        "two-enc, first sub-key",
        "two-enc, first sub-key!",
        "two-enc, second sub-key!",
        "two-enc, long id of first sub-key!",
        "several, first sub-key",
        "several, second sub-key!",
        "one-for-all, primary!"
    })
    void everyFormOfANameMeansTheSameKey(String key, String form) throws Exception { // K40, K43
        String[] words = encrypt(name(key, form));

        assertThat(Recipient.of(person.ours(words))).isEqualTo(Recipient.of(person.real(words)));
    }

    @ParameterizedTest
    @CsvSource({
        "two-enc, spaces",
        "two-enc, lower case",
        "two-enc, 0x long id",
        "two-enc, first sub-key!"
    })
    void aNameIsKeptAsItWasWritten(String key, String form) throws Exception { // K40, K46
        String[] words = encrypt(name(key, form));
        String name = name(key, form).replace(" ", "");

        assertThat(person.real(words).result()).contains("\"fp\": \"" + name + "\"");
        assertThat(person.ours(words).result()).contains("\"fp\": \"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "expired, fingerprint, expired",
        "revoked, fingerprint, revoked",
        "sign-only, fingerprint, encrypt",
        "only-sub-expired, fingerprint, expired",
        "newer-revoked, second sub-key!, revoked",
        "newer-expired, second sub-key!, expired",
        "several, first sub-key!, encrypt",
        "two-enc, primary!, encrypt",
        "two-enc, short id, valid long keyID",
        "two-enc, address, valid long keyID",
        "two-enc, stranger, No public key"
    })
    void whatSopsRefusesWeRefuseWithTheReason(String key, String form, String reason)
            throws Exception { // K43
        String[] words = encrypt(name(key, form));

        Outcome ours = person.ours(words);

        assertThat(ours.status()).as(ours.err()).isEqualTo(person.real(words).status());
        assertThat(ours.err()).contains(reason);
    }
}
