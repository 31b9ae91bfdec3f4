package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.UserEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKeyRing;

/**
 * All places with public keys: files and folders that were named, the GnuPG home, and, if a key is
 * in none of them, what the program {@code gpg} exports, which has yet other ways to keep them.
 *
 * <p>Each file is read once: it may be a pipe.
 */
final class PublicKeySources {

    private final UserEnvironment environment;
    private final List<Path> places = new ArrayList<>();
    private final List<PGPPublicKeyRing> given = new ArrayList<>();
    private final Map<Path, List<PGPPublicKeyRing>> files = new LinkedHashMap<>();

    PublicKeySources(UserEnvironment environment) {
        this.environment = environment;
    }

    void add(Path place) {
        places.add(place);
    }

    void add(List<PGPPublicKeyRing> rings) {
        given.addAll(rings);
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
            fingerprints.add(KeyName.digits(ring.getPublicKey().getFingerprint()));
        }
        return fingerprints;
    }

    /**
     * The key to encrypt with when a name is given.
     *
     * @throws KeyException when there is none, saying where it was looked for; when the name means
     *     several; or when none is fit to encrypt
     */
    EncryptionKey find(KeyName name) throws KeyException {
        NamedKeys found = new NamedKeys(name);
        List<String> searched = new ArrayList<>();
        if (!given.isEmpty()) {
            found.addAll(given);
            searched.add("the keys that were given");
        }
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                addFolder(place, found, searched);
            } else {
                searched.add(place.toString());
                found.addAll(read(place));
            }
        }
        addHome(found, searched);
        if (found.isEmpty()) {
            addExported(found, searched);
        }
        if (found.isEmpty()) {
            throw new KeyException(
                    "No public key "
                            + name.digits()
                            + (searched.isEmpty()
                                    ? "; there is no place to look for it"
                                    : "; looked in " + String.join(", ", searched)));
        }
        return EncryptionKey.choose(found.single(), name);
    }

    /** What is no key file does not hide the others. */
    private void addFolder(Path folder, NamedKeys found, List<String> searched)
            throws KeyException {
        for (Path file : files(folder)) {
            try {
                found.addAll(read(file));
                searched.add(file.toString());
            } catch (KeyException e) {
                searched.add(e.getMessage());
            }
        }
    }

    private void addHome(NamedKeys found, List<String> searched) {
        GnupgHome home = GnupgHome.of(environment);
        if (home == null) {
            return;
        }
        try {
            found.addAll(new PublicRing(home).rings());
            searched.add(home.toString());
        } catch (KeyException unreadable) {
            searched.add(unreadable.getMessage());
        }
    }

    private void addExported(NamedKeys found, List<String> searched) throws KeyException {
        GpgProgram gpg = GpgProgram.of(environment);
        if (gpg == null) {
            return;
        }
        searched.add("the program " + gpg.name());
        byte[] packets;
        try {
            packets = gpg.export(found.name().digits());
        } catch (IOException e) {
            return;
        }
        found.addAll(PublicKeyRings.parse(packets));
    }

    private List<PGPPublicKeyRing> read(Path file) throws KeyException {
        List<PGPPublicKeyRing> known = files.get(file);
        if (known != null) {
            return known;
        }
        try {
            List<PGPPublicKeyRing> rings = PublicKeyRings.parse(KeyFile.read(file));
            files.put(file, rings);
            return rings;
        } catch (KeyException e) {
            throw new KeyException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) throws KeyException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PublicKeySources::isKeyFile).sorted().toList();
        } catch (IOException e) {
            throw new KeyException(folder + ": " + KeyFile.reason(e), e);
        }
    }

    private static boolean isKeyFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && (name.endsWith(".asc") || name.endsWith(".gpg") || name.endsWith(".pgp"));
    }
}
