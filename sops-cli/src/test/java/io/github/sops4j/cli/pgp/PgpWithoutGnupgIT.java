package io.github.sops4j.cli.pgp;

import static io.github.sops4j.cli.pgp.PgpFixtures.GNUPG_24;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program on a path from which GnuPG has been taken off. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgpWithoutGnupgIT {

    private static final String LAUNCHER = "" + Path.of("target/sops4j/bin/sops").toAbsolutePath();

    private GnupgHome gnupg;
    private Path path;
    private Path folder;

    @BeforeAll
    void aHomeAndAPath(@TempDir Path temporary) throws IOException {
        gnupg = new GnupgHome(GNUPG_24, "home", temporary.resolve("g")).withPassphrase();
        path = Files.createTempDirectory("path");
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(folder))) {
                linkAllButGnupg(Path.of(folder));
            }
        }
    }

    private void linkAllButGnupg(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Path link = path.resolve(file.getFileName());
                if (!link.getFileName().toString().startsWith("gpg") && Files.notExists(link)) {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, file);
                }
            }
        }
    }

    @AfterAll
    void stop() throws IOException {
        gnupg.close();
        try (Stream<Path> links = Files.list(path)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
        Files.delete(path);
    }

    @BeforeEach
    void aFile(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.writeString(folder.resolve("plain.yaml"), "a: b\n");
    }

    static Stream<String> keys() {
        return PgpFixtures.matrix();
    }

    private Person person() {
        return new Person(folder)
                .with("PATH", path)
                .with("SOPS4J_ARCHIVE", "off")
                .with("SOPS4J_JAVA", Path.of(System.getProperty("java.home"), "bin/java"));
    }

    private Person owner() {
        return new Person(folder).with("GNUPGHOME", gnupg.folder());
    }

    @Test
    void thereIsNoGpg() throws Exception {
        assertThat(person().program("/bin/sh", "-c", "command -v ls").status()).isZero();
        assertThat(person().program("/bin/sh", "-c", "command -v gpg").status()).isNotZero();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyInAFileIsAllItTakes(String name) throws Exception { // K41
        String key = GNUPG_24.fingerprint(name);
        String file = owner().real("encrypt", "--pgp", key, "plain.yaml").result();
        Person person =
                person().with("SOPS_PGP_KEY_FILE", GNUPG_24.secretKey(name))
                        .with("SOPS_PGP_PASSPHRASE_FILE", PgpFixtures.passphraseFile());

        Outcome opened = person.program(LAUNCHER, "decrypt", person.file("encrypted.yaml", file));

        assertThat(opened.result()).isEqualTo("a: b\n");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aPublicKeyInAFileIsAllItTakes(String name) throws Exception { // K43
        String key = GNUPG_24.publicKey(name).toString();
        Outcome made = person().program(LAUNCHER, "encrypt", "--pgp-key", key, "plain.yaml");

        Outcome opened = owner().real("decrypt", owner().file("encrypted.yaml", made.result()));

        assertThat(opened.result()).isEqualTo("a: b\n");
    }

    @Test
    void withoutAKeyOneErrorNamesEveryPlaceThatWasLookedAt() throws Exception { // K46
        String key = GNUPG_24.fingerprint("ecc");
        String file = owner().real("encrypt", "--pgp", key, "plain.yaml").result();

        Outcome opened =
                person().program(LAUNCHER, "decrypt", person().file("encrypted.yaml", file));

        String words = opened.err().replaceAll("\\s+\\|?\\s*", " ");
        assertThat(opened.status()).isEqualTo(128);
        assertThat(words)
                .contains("SOPS_PGP_KEY:", "SOPS_PGP_KEY_FILE:", ".gnupg/private-keys-v1.d")
                .contains("secring.gpg", "gpg-agent:", "gpg:");
    }
}
