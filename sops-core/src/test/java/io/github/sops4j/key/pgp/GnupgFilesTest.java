package io.github.sops4j.key.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.sops4j.key.KeyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, homes and messages that GnuPG 1.4, 2.2 and 2.4 made, without any GnuPG. */
class GnupgFilesTest {

    private static final Path PASSPHRASE = PgpUser.RESOURCES.resolve("passphrase");

    /** For somebody else, and in a cipher that the library has for the older packets only. */
    private static final List<String> NOT_OPENED = List.of("stranger.asc", "cipher-twofish.asc");

    @TempDir private Path empty;

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(end)).sorted().toList();
            assertThat(found).as(folder.toString()).isNotEmpty();
            return found;
        }
    }

    private static Path folder(String version) {
        return PgpUser.RESOURCES.resolve(version);
    }

    /** Messages, and whether they are for the key with another passphrase. */
    private List<DynamicTest> opened(Path messages, Supplier<PgpUser> users) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path message : files(messages, ".asc")) {
            String name = message.getFileName().toString();
            if (!NOT_OPENED.contains(name) && !name.contains("no-mdc")) {
                tests.add(
                        dynamicTest(
                                name,
                                () -> {
                                    PgpUser user = users.get();
                                    if (name.contains("utf8")) {
                                        user.with(
                                                "SOPS_PGP_PASSPHRASE_FILE",
                                                PgpUser.RESOURCES.resolve("passphrase-utf8"));
                                    } else {
                                        user.with("SOPS_PGP_PASSPHRASE_FILE", PASSPHRASE);
                                    }
                                    assertThat(user.open(message)).isEqualTo(PgpUser.dataKey());
                                }));
            }
        }
        return tests;
    }

    private Supplier<PgpUser> exporting(String version) {
        return () -> {
            try {
                return withExportedKeys(folder(version));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private PgpUser withExportedKeys(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path key : files(folder.resolve("secret"), ".asc")) {
            if (!key.toString().contains("only-subkeys")) {
                all.append(Files.readString(key));
            }
        }
        return new PgpUser(empty).with("SOPS_PGP_KEY", all);
    }

    @TestFactory
    List<DynamicTest> exportedKeysOfVersion24OpenItsMessages() throws IOException { // K44, K45
        return opened(folder("gnupg-2.4/messages"), exporting("gnupg-2.4"));
    }

    @TestFactory
    List<DynamicTest> exportedKeysOfVersion22OpenItsMessages() throws IOException { // K44, K45
        return opened(folder("gnupg-2.2/messages"), exporting("gnupg-2.2"));
    }

    @TestFactory
    List<DynamicTest> theHomeOfVersion24OpensItsMessages() throws IOException { // K42, K44
        return opened(folder("gnupg-2.4/messages"), () -> new PgpUser(folder("gnupg-2.4/home")));
    }

    @TestFactory
    List<DynamicTest> theHomeOfVersion22OpensItsMessages() throws IOException { // K42, K44
        return opened(folder("gnupg-2.2/messages"), () -> new PgpUser(folder("gnupg-2.2/home")));
    }

    @TestFactory
    List<DynamicTest> ringsOfOlderVersionsOpenMessages() throws IOException { // K41, K42
        List<DynamicTest> all =
                opened(folder("gnupg-1.4/messages"), () -> new PgpUser(folder("gnupg-1.4")));
        all.addAll(
                opened(folder("gnupg-2.2/messages"), () -> new PgpUser(folder("gnupg-2.2/old"))));
        return all;
    }

    @TestFactory
    List<DynamicTest> aKeyWithManyRoundsOpensItsMessage() throws IOException { // K44
        List<DynamicTest> all =
                opened(
                        folder("gnupg-2.4/slow/messages"),
                        () -> new PgpUser(folder("gnupg-2.4/slow/home")));
        all.addAll(opened(folder("gnupg-2.4/slow/messages"), exporting("gnupg-2.4/slow")));
        return all;
    }

    /** Homes with some of the keys, in other forms. */
    @ParameterizedTest
    @CsvSource({
        "gnupg-2.2/not-extended, rsa2048-pass",
        "gnupg-2.2/not-extended, ecc-pass",
        "gnupg-2.2/not-extended, ecc",
        "gnupg-2.2/not-extended, nistp256-pass",
        "gnupg-2.2/not-extended, dsa-elg-pass",
        "gnupg-2.2/not-extended, dsa-elg",
        "gnupg-2.2/not-extended-unattended, rsa2048-pass",
        "gnupg-2.2/not-extended-unattended, ecc-pass",
        "gnupg-2.4/imported, rsa2048-pass",
        "gnupg-2.4/imported, ecc-pass",
        "gnupg-2.4/imported-unattended, rsa2048-pass",
        "gnupg-2.4/imported-unattended, ecc-pass",
    })
    void importedKeysOpenMessages(String home, String message) throws Exception { // K42
        try (PgpUser user =
                new PgpUser(folder(home)).with("SOPS_PGP_PASSPHRASE_FILE", PASSPHRASE)) {
            assertThat(user.open(folder(home).resolveSibling("messages/" + message + ".asc")))
                    .isEqualTo(PgpUser.dataKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnupg-2.4", "gnupg-2.2", "gnupg-1.4"})
    void keygripsAreThoseOfGnupg(String version) throws Exception {
        Map<String, String> keygrips = new HashMap<>();
        for (String line : Files.readAllLines(folder(version).resolve("keys.txt"))) {
            String[] words = line.split(" ", -1);
            if (!line.startsWith("#")) {
                keygrips.put(words[2], words[3]);
            }
        }
        Path home = version.equals("gnupg-1.4") ? folder(version) : folder(version + "/home");
        int compared = 0;
        Map<String, String> ours = keygrips(home);
        for (Map.Entry<String, String> key : ours.entrySet()) {
            if (keygrips.containsKey(key.getKey())) {
                assertThat(key.getValue()).as(key.getKey()).isEqualTo(keygrips.get(key.getKey()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(2);
    }

    private static Map<String, String> keygrips(Path home) throws KeyException {
        Map<String, String> keygrips = new HashMap<>();
        for (PGPPublicKeyRing ring : new PublicRing(new PgpUser(home).home()).rings()) {
            for (PGPPublicKey key : ring) {
                if (key.isEncryptionKey()) {
                    keygrips.put(
                            HexFormat.of().withUpperCase().formatHex(key.getFingerprint()),
                            Keygrip.of(key));
                }
            }
        }
        return keygrips;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048-pass-no-mdc", "dsa-elg-pass-no-mdc"})
    void messagesWithoutIntegrityProtectionAreRefused(String message) {
        try (PgpUser user =
                new PgpUser(folder("gnupg-1.4")).with("SOPS_PGP_PASSPHRASE_FILE", PASSPHRASE)) {
            assertThatThrownBy(() -> user.open(folder("gnupg-1.4/messages/" + message + ".asc")))
                    .hasMessageContaining("no integrity protection");
        }
    }

    @TestFactory
    List<DynamicTest> whatIsWrappedForAKeyOpensWithIt() throws IOException { // K43, K46
        List<DynamicTest> tests = new ArrayList<>();
        for (String version : List.of("gnupg-2.4", "gnupg-2.2")) {
            PgpUser user =
                    withExportedKeys(folder(version)).with("SOPS_PGP_PASSPHRASE_FILE", PASSPHRASE);
            for (String line : Files.readAllLines(folder(version).resolve("keys.txt"))) {
                String[] words = line.split(" ", -1);
                Path file = folder(version + "/public/" + words[0] + ".asc");
                if (words[1].equals("pub") && !words[7].equals("-")) {
                    continue;
                }
                if (words[1].equals("pub") && Files.exists(file)) {
                    tests.add(
                            dynamicTest(
                                    version + " " + words[0],
                                    () -> wrapAndOpen(user, words, file)));
                }
            }
        }
        return tests;
    }

    private static void wrapAndOpen(PgpUser user, String[] words, Path file) throws Exception {
        user.provider().addPublicKeys(file);
        if (words[0].equals("ecc-utf8")) {
            user.with("SOPS_PGP_PASSPHRASE_FILE", PgpUser.RESOURCES.resolve("passphrase-utf8"));
        } else {
            user.with("SOPS_PGP_PASSPHRASE_FILE", PASSPHRASE);
        }
        byte[] secret = PgpUser.dataKey();
        if (words[0].equals("sign-only") || words[0].equals("only-sub-expired")) {
            assertThatThrownBy(() -> user.wrap(words[2], secret))
                    .isInstanceOf(KeyException.class)
                    .hasMessageContaining("Unusable public key");
        } else {
            assertThat(user.open(user.wrap(words[2], secret))).isEqualTo(secret);
        }
    }

    @Test
    void thereAreFixtures() throws IOException {
        assertThat(files(folder("gnupg-2.4/messages"), ".asc")).hasSizeGreaterThan(50);
    }
}
