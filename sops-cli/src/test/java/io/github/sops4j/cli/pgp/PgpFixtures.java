package io.github.sops4j.cli.pgp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keys made by one version of GnuPG, which the core's test resources describe. */
enum PgpFixtures {
    GNUPG_24("gnupg-2.4"),
    GNUPG_22("gnupg-2.2");

    /** The keys of the matrix: without a passphrase, and with one. */
    private static final List<String> ALGORITHMS =
            List.of("rsa2048", "rsa3072", "rsa4096", "ecc", "nistp256", "nistp384");

    private final Path folder;

    /** A key or sub-key. */
    private record Line(String name, boolean isPrimary, String fingerprint, String keygrip) {}

    PgpFixtures(String folder) {
        this.folder = root().resolve(folder);
    }

    /** Absolute. The tests of a module run in its folder. */
    private static Path root() {
        return Path.of("..", "sops-core", "src", "test", "resources", "pgp")
                .toAbsolutePath()
                .normalize();
    }

    private List<Line> of(String name) {
        try (Stream<String> lines = Files.lines(folder.resolve("keys.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .map(word -> new Line(word[0], word[1].equals("pub"), word[2], word[3]))
                    .filter(line -> line.name.equals(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the keys of the matrix. */
    static Stream<String> matrix() {
        return ALGORITHMS.stream().flatMap(name -> Stream.of(name, name + "-pass"));
    }

    /** The file that holds the passphrase of the protected keys. */
    static Path passphraseFile() {
        return root().resolve("passphrase");
    }

    /** The passphrase of the protected keys. */
    static String passphrase() throws IOException {
        return Files.readString(passphraseFile()).strip();
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    Path secretKey(String name) {
        return folder.resolve("secret").resolve(name + ".asc");
    }

    Path publicKey(String name) {
        return folder.resolve("public").resolve(name + ".asc");
    }

    /** The fingerprint of a primary key. */
    String fingerprint(String name) {
        return of(name).stream().filter(Line::isPrimary).findFirst().orElseThrow().fingerprint;
    }

    /** The fingerprints of the sub-keys of a key, the first one made first. */
    List<String> subkeys(String name) {
        return of(name).stream().filter(line -> !line.isPrimary).map(Line::fingerprint).toList();
    }

    /** What gpg-agent calls a key and its sub-keys. */
    List<String> keygrips(String name) {
        return of(name).stream().map(Line::keygrip).toList();
    }
}
