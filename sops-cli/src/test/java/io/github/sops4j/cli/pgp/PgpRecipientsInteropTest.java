package io.github.sops4j.cli.pgp;

import static io.github.sops4j.cli.pgp.PgpFixtures.GNUPG_24;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several recipients of one file, of one type or of two, in one group or in several. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgpRecipientsInteropTest {

    private static final Path AGE_KEY =
            Path.of("..", "spec", "vectors", "keys", "age-1.txt").toAbsolutePath().normalize();
    private static final List<String> NAMES = List.of("rsa2048", "ecc", "nistp256-pass");

    private GnupgHome gnupg;
    private Path folder;

    @BeforeAll
    void aHome(@TempDir Path temporary) throws IOException {
        gnupg = new GnupgHome(GNUPG_24, "home", temporary.resolve("g")).withPassphrase();
    }

    @AfterAll
    void stop() throws Exception {
        gnupg.close();
    }

    @BeforeEach
    void aFile(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.writeString(folder.resolve("plain.yaml"), "a: b\n");
    }

    /** Somebody with all PGP keys. */
    private Person owner() {
        return new Person(folder)
                .with("GNUPGHOME", gnupg.folder())
                .with("SOPS_PGP_PASSPHRASE_FILE", PgpFixtures.passphraseFile());
    }

    /** Somebody without any. */
    private Person nobody() {
        return new Person(folder).with("GNUPGHOME", folder.resolve("no-gnupg"));
    }

    private static String age() throws IOException {
        try (Stream<String> lines = Files.lines(AGE_KEY)) {
            String mark = "# public key: ";
            return lines.filter(line -> line.startsWith(mark))
                    .findFirst()
                    .orElseThrow()
                    .substring(mark.length());
        }
    }

    private static String fingerprints(String... names) {
        return Stream.of(names).map(GNUPG_24::fingerprint).collect(Collectors.joining(","));
    }

    private String[] forAllNames() {
        String names = fingerprints(NAMES.toArray(new String[0]));
        return new String[] {"encrypt", "--pgp", names, "plain.yaml"};
    }

    private String encrypted(Outcome outcome) throws IOException {
        return owner().file("encrypted.yaml", outcome.result());
    }

    private static void opens(Outcome outcome) {
        assertThat(outcome.result()).isEqualTo("a: b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "ecc", "nistp256-pass"})
    void eachRecipientAloneOpensOurFileInSops(String name) throws Exception { // K44
        String file = encrypted(owner().ours(forAllNames()));
        Path place = folder.resolve("h");
        try (GnupgHome one =
                new GnupgHome(GNUPG_24, "home", place).withPassphrase().withOnly(name)) {
            opens(new Person(folder).with("GNUPGHOME", one.folder()).real("decrypt", file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "ecc", "nistp256-pass"})
    void eachRecipientAloneOpensTheFileOfSops(String name) throws Exception { // K44
        String file = encrypted(owner().real(forAllNames()));
        Person person =
                nobody().with("SOPS_PGP_KEY_FILE", GNUPG_24.secretKey(name))
                        .with("SOPS_PGP_PASSPHRASE_FILE", PgpFixtures.passphraseFile());

        opens(person.ours("decrypt", file));
    }

    @Test
    void aFileForAgeAndPgpOfOursOpensInSopsWithEither() throws Exception {
        String names = fingerprints("ecc");
        String file =
                encrypted(owner().ours("encrypt", "--age", age(), "--pgp", names, "plain.yaml"));

        opens(owner().real("decrypt", file));
        opens(nobody().with("SOPS_AGE_KEY_FILE", AGE_KEY).real("decrypt", file));
    }

    @Test
    void aFileForAgeAndPgpOfSopsOpensWithEither() throws Exception {
        String names = fingerprints("ecc");
        String file =
                encrypted(owner().real("encrypt", "--age", age(), "--pgp", names, "plain.yaml"));

        opens(owner().ours("decrypt", file));
        opens(nobody().with("SOPS_AGE_KEY_FILE", AGE_KEY).ours("decrypt", file));
    }

    private void groups(int threshold) throws IOException {
        owner().file(
                        ".sops.yaml",
                        "creation_rules:\n  - shamir_threshold: "
                                + threshold
                                + "\n    key_groups:\n"
                                + "      - pgp: ["
                                + GNUPG_24.fingerprint("rsa2048")
                                + "]\n      - pgp: ["
                                + GNUPG_24.fingerprint("ecc")
                                + ", "
                                + GNUPG_24.fingerprint("nistp256-pass")
                                + "]\n      - age: ["
                                + age()
                                + "]\n");
    }

    @Test
    void sopsJoinsThePartsThatWeSplit() throws Exception {
        groups(3);
        String file = encrypted(owner().ours("encrypt", "plain.yaml"));

        opens(owner().with("SOPS_AGE_KEY_FILE", AGE_KEY).real("decrypt", file));
    }

    @Test
    void weJoinThePartsThatSopsSplits() throws Exception {
        groups(3);
        String file = encrypted(owner().real("encrypt", "plain.yaml"));

        opens(owner().with("SOPS_AGE_KEY_FILE", AGE_KEY).ours("decrypt", file));
    }

    @Test
    void twoOfThreeGroupsAreEnough() throws Exception {
        groups(2);
        String file = encrypted(owner().real("encrypt", "plain.yaml"));

        opens(owner().ours("decrypt", file));
    }

    @Test
    void oneOfThreeGroupsIsNotEnough() throws Exception {
        groups(2);
        String file = encrypted(owner().real("encrypt", "plain.yaml"));
        Person person = nobody().with("SOPS_PGP_KEY_FILE", GNUPG_24.secretKey("ecc"));

        assertThat(person.ours("decrypt", file).status()).isEqualTo(128);
        assertThat(person.with("SOPS_AGE_KEY_FILE", AGE_KEY).ours("decrypt", file).status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'%s,%s'", "['%s', '%s']"})
    void aRuleNamesKeysInOneStringOrInAList(String form) throws Exception {
        String keys =
                String.format(form, GNUPG_24.fingerprint("ecc"), GNUPG_24.fingerprint("rsa2048"));
        owner().file(".sops.yaml", "creation_rules:\n  - pgp: " + keys + "\n");
        Outcome theirs = owner().real("encrypt", "plain.yaml");

        Outcome ours = owner().ours("encrypt", "plain.yaml");

        assertThat(ours.status()).as(ours.err()).isEqualTo(theirs.status());
        assertThat(ours.out())
                .containsSubsequence(
                        "fp: " + GNUPG_24.fingerprint("ecc"),
                        "fp: " + GNUPG_24.fingerprint("rsa2048"));
    }

    @Test
    void publicKeysComeFromTheFolderThatTheConfigurationNames() throws Exception {
        Files.createDirectory(folder.resolve("keys"));
        for (String name : NAMES) {
            Files.copy(GNUPG_24.publicKey(name), folder.resolve("keys").resolve(name + ".asc"));
        }
        String configuration = "pgp_key_folder: keys\ncreation_rules:\n  - pgp: ";
        owner().file(".sops.yaml", configuration + GNUPG_24.fingerprint("ecc") + "\n");

        String file = encrypted(nobody().ours("encrypt", "plain.yaml"));

        opens(owner().real("decrypt", file));
    }
}
