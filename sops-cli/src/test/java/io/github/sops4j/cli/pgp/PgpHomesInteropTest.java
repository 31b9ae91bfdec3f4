package io.github.sops4j.cli.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where versions of GnuPG keep keys, and the ways to them that are not files. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
class PgpHomesInteropTest {

    @TempDir private Path folder;

    private String encryptedBySops(PgpFixtures keys, String name) throws Exception {
        Person person = new Person(folder);
        person.file("plain.yaml", "a: b\n");
        try (GnupgHome gnupg = new GnupgHome(keys, "home", folder.resolve("g"))) {
            person.with("GNUPGHOME", gnupg.folder());
            String fingerprint = keys.fingerprint(name);
            String file = person.real("encrypt", "--pgp", fingerprint, "plain.yaml").result();
            return person.file("encrypted.yaml", file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GNUPG_24, imported, rsa2048",
        "GNUPG_24, imported, rsa2048-pass",
        "GNUPG_24, imported, ecc-pass",
        "GNUPG_24, imported, nistp256-pass",
        "GNUPG_24, imported-unattended, rsa2048-pass",
        "GNUPG_24, imported-unattended, ecc-pass",
        "GNUPG_24, imported-unattended, nistp256-pass",
        "GNUPG_22, home, rsa2048",
        "GNUPG_22, home, rsa2048-pass",
        "GNUPG_22, home, ecc",
        "GNUPG_22, home, ecc-pass",
        "GNUPG_22, home, nistp256",
        "GNUPG_22, home, nistp256-pass",
        "GNUPG_22, home, dsa-elg",
        "GNUPG_22, home, dsa-elg-pass",
        "GNUPG_22, not-extended, rsa2048",
        "GNUPG_22, not-extended, rsa2048-pass",
        "GNUPG_22, not-extended, ecc",
        "GNUPG_22, not-extended, ecc-pass",
        "GNUPG_22, not-extended, nistp256-pass",
        "GNUPG_22, not-extended, dsa-elg",
        "GNUPG_22, not-extended, dsa-elg-pass",
        "GNUPG_22, not-extended-unattended, rsa2048-pass",
        "GNUPG_22, not-extended-unattended, ecc-pass",
        "GNUPG_22, not-extended-unattended, dsa-elg-pass",
        "GNUPG_22, old, rsa2048",
        "GNUPG_22, old, rsa2048-pass",
        "GNUPG_22, old, ecc",
        "GNUPG_22, old, ecc-pass",
        "GNUPG_22, old, nistp256",
        "GNUPG_22, old, nistp256-pass",
        "GNUPG_22, old, dsa-elg",
        "GNUPG_22, old, dsa-elg-pass"
    })
    void everyFormOfAPrivateKeyOpensWhatSopsEncrypts(PgpFixtures keys, String home, String name)
            throws Exception { // K41, K42
        String file = encryptedBySops(keys, name);
        Person person =
                new Person(folder)
                        .with("GNUPGHOME", keys.folder(home))
                        .with("SOPS_PGP_PASSPHRASE_FILE", PgpFixtures.passphraseFile());

        assertThat(person.ours("decrypt", file).result()).isEqualTo("a: b\n");
    }

    @Test
    void aLockedKeyIsOpenedByTheAgentThatKnowsItsPassphrase() throws Exception { // K44
        String file = encryptedBySops(PgpFixtures.GNUPG_24, "rsa3072-pass");
        try (GnupgHome gnupg =
                new GnupgHome(PgpFixtures.GNUPG_24, "home", folder.resolve("agent"))) {
            gnupg.remember("rsa3072-pass", PgpFixtures.passphrase());
            Person person = new Person(folder).with("GNUPGHOME", gnupg.folder());

            assertThat(person.ours("decrypt", file).result()).isEqualTo("a: b\n");
        }
    }

    @Test
    void theProgramGpgOpensWhatNothingElseDoes() throws Exception { // K44
        String file = encryptedBySops(PgpFixtures.GNUPG_24, "ecc-pass");
        try (GnupgHome gnupg =
                new GnupgHome(PgpFixtures.GNUPG_24, "home", folder.resolve("x")).withPassphrase()) {
            Path gpg = folder.resolve("my gpg");
            Files.writeString(gpg, "#!/bin/sh\nexec gpg --homedir " + gnupg.folder() + " \"$@\"\n");
            assertThat(gpg.toFile().setExecutable(true)).isTrue();
            Person person =
                    new Person(folder)
                            .with("GNUPGHOME", folder.resolve("nothing"))
                            .with("SOPS_GPG_EXEC", gpg);

            assertThat(person.ours("decrypt", file).result()).isEqualTo("a: b\n");
        }
    }

    @Test
    void aCardThatIsNotThereIsAReason() throws Exception {
        String file = encryptedBySops(PgpFixtures.GNUPG_24, "rsa2048");
        Person person =
                new Person(folder).with("GNUPGHOME", PgpFixtures.GNUPG_24.folder("on-card"));

        Outcome outcome = person.ours("decrypt", file);

        assertThat(outcome.status()).isEqualTo(128);
        assertThat(outcome.err()).contains("card");
    }
}
