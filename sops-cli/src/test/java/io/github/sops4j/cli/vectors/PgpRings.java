package io.github.sops4j.cli.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** A GnuPG home in its oldest form, with the OpenPGP keys of the corpus; no GnuPG is needed. */
final class PgpRings {
    private PgpRings() {}

    /** Writes the rings into a folder. */
    static void write(Path home) {
        try (Stream<Path> files = Files.list(Corpus.KEYS)) {
            List<Path> keys =
                    files.filter(file -> file.toString().endsWith(".asc")).sorted().toList();
            for (Path key : keys) {
                add(home, Files.readAllBytes(key));
            }
        } catch (IOException | PGPException e) {
            throw new UncheckedIOException(new IOException("the keys of the corpus", e));
        }
    }

    private static void add(Path home, byte[] armored) throws IOException, PGPException {
        byte[] packets = new ArmoredInputStream(new ByteArrayInputStream(armored)).readAllBytes();
        PGPSecretKeyRing ring = new PGPSecretKeyRing(packets, new BcKeyFingerprintCalculator());
        append(home.resolve("secring.gpg"), packets);
        append(home.resolve("pubring.gpg"), ring.toCertificate().getEncoded());
    }

    private static void append(Path file, byte[] packets) throws IOException {
        Files.write(file, packets, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
