package io.github.sops4j.cli.pgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A GnuPG home with test keys, and its agent once somebody needs it; closing ends the agent. */
final class GnupgHome implements AutoCloseable {

    private static final String PRIVATE_KEYS = "private-keys-v1.d";
    private static final String SOCKET = "S.gpg-agent";

    private final PgpFixtures keys;
    private final Path folder;

    /** Copies a home. */
    GnupgHome(PgpFixtures keys, String home, Path folder) throws IOException {
        this.keys = keys;
        this.folder = folder;
        Path source = keys.folder(home);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.copy(file, copy);
                if (Files.isDirectory(copy)) {
                    Files.setPosixFilePermissions(
                            copy, PosixFilePermissions.fromString("rwx------"));
                }
            }
        }
        Files.writeString(folder.resolve("gpg-agent.conf"), "allow-preset-passphrase\n");
        Files.writeString(folder.resolve("gpg.conf"), "batch\n");
    }

    Path folder() {
        return folder;
    }

    /** Lets gpg know the passphrase of the protected keys. */
    GnupgHome withPassphrase() throws IOException {
        Files.writeString(
                folder.resolve("gpg.conf"),
                "batch\npinentry-mode loopback\npassphrase-file "
                        + PgpFixtures.passphraseFile()
                        + "\n");
        return this;
    }

    /** Removes all secret keys but these, sub-keys included. */
    GnupgHome withOnly(String... names) throws IOException {
        List<String> kept = Stream.of(names).flatMap(name -> keys.keygrips(name).stream()).toList();
        try (Stream<Path> files = Files.list(folder.resolve(PRIVATE_KEYS))) {
            for (Path file : files.toList()) {
                if (!kept.contains(file.getFileName().toString().replace(".key", ""))) {
                    Files.delete(file);
                }
            }
        }
        return this;
    }

    /** Lets the agent know the passphrase of a key, as if somebody had typed it. */
    void remember(String name, String passphrase) throws IOException, InterruptedException {
        String hex = HexFormat.of().withUpperCase().formatHex(passphrase.getBytes(UTF_8));
        run("gpgconf", "--launch", "gpg-agent");
        for (String keygrip : keys.keygrips(name)) {
            String preset = "PRESET_PASSPHRASE " + keygrip + " -1 " + hex;
            assertThat(run("gpg-connect-agent", preset, "/bye")).isEqualTo("OK\n");
        }
    }

    /** Another home that has only the public keys and the socket of this one's agent. */
    Path forwarded(Path other) throws IOException, InterruptedException {
        run("gpgconf", "--launch", "gpg-agent");
        Files.createDirectory(other);
        Files.copy(folder.resolve("pubring.kbx"), other.resolve("pubring.kbx"));
        String socket = run("gpgconf", "--list-dirs", "agent-socket").strip();
        Files.createSymbolicLink(other.resolve(SOCKET), Path.of(socket));
        return other;
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("GNUPGHOME", folder.toString());
        return Outcome.of(program).result();
    }

    @Override
    public void close() throws IOException {
        try {
            run("gpgconf", "--kill", "all");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
