package io.github.sops4j.cli.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that their owners have changed since they made them: which signature counts. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgpHistoryInteropTest {

    private static final String JANUARY = "20240101T000000";
    private static final String FEBRUARY = "20240201T000000";
    private static final String MARCH = "20240301T000000";
    private static final String ENDS_IN_FEBRUARY = "2024-02-01";
    private static final String NEVER = "never";

    private Path home;
    private Person person;

    @BeforeAll
    void keysWithAHistory(@TempDir Path temporary) throws Exception {
        home = Files.createDirectory(temporary.resolve("g"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                home.resolve("gpg.conf"), "batch\nquiet\nno-tty\npinentry-mode loopback\n");
        renewed();
        subkeys();
        revoked();
    }

    private void renewed() throws Exception {
        key("primary-renewed", ENDS_IN_FEBRUARY, NEVER);
        gpg(MARCH, "--quick-set-expire", fingerprint("primary-renewed"), "0");
        key("both-renewed", ENDS_IN_FEBRUARY, ENDS_IN_FEBRUARY);
        gpg("20240115T000000", "--quick-set-expire", fingerprint("both-renewed"), "0");
        gpg("20240115T000000", "--quick-set-expire", fingerprint("both-renewed"), "0", "*");
        key("sub-key-not-renewed", ENDS_IN_FEBRUARY, ENDS_IN_FEBRUARY);
        gpg(MARCH, "--quick-set-expire", fingerprint("sub-key-not-renewed"), "0");
        key("shortened", NEVER, NEVER);
        gpg(MARCH, "--quick-set-expire", fingerprint("shortened"), "2024-04-01");
    }

    private void subkeys() throws Exception {
        key("of-the-same-second", NEVER, NEVER);
        subkey("of-the-same-second", JANUARY, NEVER);
        key("newer-of-the-future", NEVER, NEVER);
        subkey("newer-of-the-future", "20400201T000000", NEVER);
        gpg(JANUARY, "--quick-generate-key", "only-of-the-future", "ed25519", "sign", NEVER);
        subkey("only-of-the-future", "20400201T000000", NEVER);
        gpg(JANUARY, "--quick-generate-key", "primary-encrypts", "rsa1024", "sign,encrypt", NEVER);
        subkey("primary-encrypts", FEBRUARY, NEVER);
    }

    private void revoked() throws Exception {
        key("superseded", NEVER, NEVER);
        subkey("superseded", FEBRUARY, NEVER);
        edit("superseded", "key 2\nrevkey\ny\n2\n\ny\nsave\n");
        key("only-sub-key-superseded", NEVER, NEVER);
        edit("only-sub-key-superseded", "key 1\nrevkey\ny\n2\n\ny\nsave\n");
        key("with-a-revoked-name", NEVER, NEVER);
        gpg(FEBRUARY, "--quick-add-uid", fingerprint("with-a-revoked-name"), "old name");
        gpg(MARCH, "--quick-revoke-uid", fingerprint("with-a-revoked-name"), "old name");
    }

    private void key(String name, String expires, String subkeyExpires) throws Exception {
        gpg(JANUARY, "--quick-generate-key", name, "ed25519", "sign", expires);
        subkey(name, JANUARY, subkeyExpires);
    }

    private void subkey(String name, String time, String expires) throws Exception {
        gpg(time, "--quick-add-key", fingerprint(name), "cv25519", "encrypt", expires);
    }

    private String gpg(String time, String... words) throws Exception {
        ProcessBuilder program = new ProcessBuilder("gpg", "--homedir", home.toString());
        program.command().addAll(List.of("--passphrase", "", "--faked-system-time", time + "!"));
        program.command().addAll(List.of(words));
        return Outcome.of(program).result();
    }

    private void edit(String name, String commands) throws Exception {
        Path file = Files.writeString(home.resolve("commands"), commands);
        String fingerprint = fingerprint(name);
        gpg(MARCH, "--no-batch", "--command-file", file.toString(), "--edit-key", fingerprint);
    }

    private String fingerprint(String name) throws Exception {
        String listed = gpg(MARCH, "--with-colons", "--list-keys", "=" + name);
        String fields = listed.substring(listed.indexOf("\nfpr:"));
        return fields.split(":", -1)[9];
    }

    @AfterAll
    void stop() throws Exception {
        Outcome.of(new ProcessBuilder("gpgconf", "--homedir", "" + home, "--kill", "all")).result();
    }

    @BeforeEach
    void aFile(@TempDir Path temporary) throws IOException {
        Files.writeString(temporary.resolve("plain.json"), "{\"a\": \"b\"}\n");
        person = new Person(temporary).with("GNUPGHOME", home);
    }

    private String[] encrypt(String name) throws Exception {
        return new String[] {"encrypt", "--pgp", fingerprint(name), "plain.json"};
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "primary-renewed",
                "both-renewed",
                "of-the-same-second",
                "newer-of-the-future",
                "primary-encrypts",
                "superseded",
                "with-a-revoked-name"
            })
    void theKeyThatGpgTakesIsTaken(String name) throws Exception { // K43
        String[] words = encrypt(name);

        assertThat(Recipient.of(person.ours(words))).isEqualTo(Recipient.of(person.real(words)));
    }

    @ParameterizedTest
    @CsvSource({
        "sub-key-not-renewed, expired on 2024-02-01",
        "shortened, expired on 2024-04-01",
        "only-of-the-future, future",
        "only-sub-key-superseded, revoked"
    })
    void whatGpgDoesNotTakeIsRefusedWithTheReason(String name, String reason)
            throws Exception { // K43
        String[] words = encrypt(name);

        Outcome ours = person.ours(words);

        assertThat(ours.status()).as(ours.err()).isEqualTo(person.real(words).status());
        assertThat(ours.err()).contains(reason);
    }
}
