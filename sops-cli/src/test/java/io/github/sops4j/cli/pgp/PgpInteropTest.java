package io.github.sops4j.cli.pgp;

import static io.github.sops4j.cli.pgp.PgpFixtures.GNUPG_24;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of key, in both directions. Our side has no gpg, the real program has nothing else.
 */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgpInteropTest {

    private GnupgHome gnupg;
    private GnupgHome agent;
    private Path forwarded;
    private Path folder;

    @BeforeAll
    void homes(@TempDir Path temporary) throws Exception {
        gnupg = new GnupgHome(GNUPG_24, "home", temporary.resolve("g")).withPassphrase();
        agent = new GnupgHome(GNUPG_24, "home", temporary.resolve("a"));
        forwarded = agent.forwarded(temporary.resolve("f"));
    }

    @AfterAll
    void stop() throws Exception {
        gnupg.close();
        agent.close();
    }

    @BeforeEach
    void aFile(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.writeString(folder.resolve("plain.yaml"), "a: b\n");
    }

    static Stream<String> keys() {
        return PgpFixtures.matrix();
    }

    /** Somebody without any key. */
    private Person person() {
        return new Person(folder).with("GNUPGHOME", folder.resolve("no-gnupg"));
    }

    private Person owner() {
        return new Person(folder).with("GNUPGHOME", gnupg.folder());
    }

    private Person withPassphrase(Person person, String name) throws IOException {
        return name.endsWith("-pass")
                ? person.with("SOPS_PGP_PASSPHRASE", PgpFixtures.passphrase())
                : person;
    }

    private String encryptedBySops(String name) throws Exception {
        String fingerprint = GNUPG_24.fingerprint(name);
        String file = owner().real("encrypt", "--pgp", fingerprint, "plain.yaml").result();
        return owner().file("encrypted.yaml", file);
    }

    private static void opens(Outcome outcome) {
        assertThat(outcome.result()).isEqualTo("a: b\n");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyInAVariableOpensWhatSopsEncrypts(String name) throws Exception { // K45
        String file = encryptedBySops(name);
        Person person = person().with("SOPS_PGP_KEY", Files.readString(GNUPG_24.secretKey(name)));

        opens(withPassphrase(person, name).ours("decrypt", file));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyInAFileOpensWhatSopsEncrypts(String name) throws Exception { // K45
        String file = encryptedBySops(name);
        Person person =
                person().with("SOPS_PGP_KEY_FILE", GNUPG_24.secretKey(name))
                        .with("SOPS_PGP_PASSPHRASE_FILE", PgpFixtures.passphraseFile());

        opens(person.ours("decrypt", file));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aPrivateKeyOfGnupgOpensWhatSopsEncrypts(String name) throws Exception { // K42, K45
        String file = encryptedBySops(name);

        opens(withPassphrase(owner(), name).ours("decrypt", file));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anAgentElsewhereOpensWhatSopsEncrypts(String name) throws Exception { // K44
        String file = encryptedBySops(name);
        if (name.endsWith("-pass")) {
            agent.remember(name, PgpFixtures.passphrase());
        }

        opens(person().with("GNUPGHOME", forwarded).ours("decrypt", file));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void sopsOpensWhatWeEncryptForAKeyOfGnupg(String name) throws Exception { // K43, K45
        String key = GNUPG_24.fingerprint(name);
        String file = owner().ours("encrypt", "--pgp", key, "plain.yaml").result();

        opens(owner().real("decrypt", owner().file("encrypted.yaml", file)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void sopsOpensWhatWeEncryptForAKeyInAFile(String name) throws Exception { // K45
        String key = GNUPG_24.publicKey(name).toString();
        String file = person().ours("encrypt", "--pgp-key", key, "plain.yaml").result();

        assertThat(file).contains("fp: " + GNUPG_24.fingerprint(name)); // K46
        opens(owner().real("decrypt", owner().file("encrypted.yaml", file)));
    }
}
