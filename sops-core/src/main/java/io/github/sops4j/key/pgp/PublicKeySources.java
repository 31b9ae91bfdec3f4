package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.KeyFile;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;

/**
 * All places with public keys, in this order: files and folders that were named, the GnuPG home,
 * and what the program {@code gpg} exports, which has yet other ways to keep them.
 */
final class PublicKeySources {

    private final UserEnvironment environment;
    private final List<Path> places = new ArrayList<>();

    PublicKeySources(UserEnvironment environment) {
        this.environment = environment;
    }

    void add(Path place) {
        places.add(place);
    }

    /** The fingerprints of the primary keys in a file, which becomes a source. */
    List<String> fingerprintsIn(Path file) throws KeyException {
        List<PGPPublicKeyRing> rings = read(file);
        if (rings.isEmpty()) {
            throw new KeyException(file + ": there is no OpenPGP public key in it");
        }
        add(file);
        List<String> fingerprints = new ArrayList<>();
        for (PGPPublicKeyRing ring : rings) {
            fingerprints.add(
                    HexFormat.of().withUpperCase().formatHex(ring.getPublicKey().getFingerprint()));
        }
        return fingerprints;
    }

    /**
     * The key to encrypt with when a name is given.
     *
     * @throws KeyException when there is none, saying where it was looked for, or none that is fit
     */
    EncryptionKey find(KeyName name) throws KeyException {
        List<String> searched = new ArrayList<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                searched.add(file.toString());
                PGPPublicKeyRing ring = match(read(file), name);
                if (ring != null) {
                    return EncryptionKey.choose(ring, name);
                }
            }
        }
        GnupgHome home = GnupgHome.of(environment);
        PGPPublicKeyRing ring = match(new PublicRing(home).rings(), name);
        if (ring == null) {
            searched.add(home.toString());
            ring = match(exported(name, searched), name);
        }
        if (ring == null) {
            throw new KeyException(
                    "No public key "
                            + name.digits()
                            + "; looked in "
                            + String.join(", ", searched));
        }
        return EncryptionKey.choose(ring, name);
    }

    private List<PGPPublicKeyRing> exported(KeyName name, List<String> searched)
            throws KeyException {
        GpgProgram gpg = new GpgProgram(environment);
        searched.add("the program " + gpg.name());
        byte[] packets;
        try {
            packets = gpg.export(name.digits());
        } catch (IOException e) {
            return List.of();
        }
        return PublicKeyRings.parse(packets);
    }

    private static List<PGPPublicKeyRing> read(Path file) throws KeyException {
        try {
            return PublicKeyRings.parse(KeyFile.read(file));
        } catch (KeyException e) {
            throw new KeyException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path place) throws KeyException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(PublicKeySources::isKeyFile).sorted().toList();
        } catch (IOException e) {
            throw new KeyException(place + ": " + KeyFile.reason(e), e);
        }
    }

    private static boolean isKeyFile(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.endsWith(".asc") || name.endsWith(".gpg") || name.endsWith(".pgp"));
    }

    private static @Nullable PGPPublicKeyRing match(List<PGPPublicKeyRing> rings, KeyName name) {
        for (PGPPublicKeyRing ring : rings) {
            for (PGPPublicKey key : ring) {
                if (name.fits(key.getFingerprint())) {
                    return ring;
                }
            }
        }
        return null;
    }
}
