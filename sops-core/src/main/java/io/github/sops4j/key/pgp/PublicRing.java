package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;

/** The public keys in a GnuPG home, read when they are first asked for. */
final class PublicRing {

    private final GnupgHome home;
    private @Nullable List<PGPPublicKeyRing> rings;

    PublicRing(GnupgHome home) {
        this.home = home;
    }

    /**
     * A ring for each primary key.
     *
     * @throws KeyException when a file with them cannot be read, and the other has no keys
     */
    synchronized List<PGPPublicKeyRing> rings() throws KeyException {
        if (rings == null) {
            List<PGPPublicKeyRing> all = new ArrayList<>();
            KeyException problem = null;
            for (Path file : List.of(home.keybox(), home.publicRing())) {
                try {
                    all.addAll(PublicKeyRings.read(file));
                } catch (KeyException e) {
                    problem = new KeyException(file + ": " + e.getMessage(), e);
                }
            }
            if (problem != null && all.isEmpty()) {
                throw problem;
            }
            rings = List.copyOf(all);
        }
        return rings;
    }

    /** Keys that GnuPG knows and a message may be for, those that it names first. */
    List<PGPPublicKey> candidates(PgpMessage message) throws KeyException {
        List<PGPPublicKey> named = new ArrayList<>();
        List<PGPPublicKey> others = new ArrayList<>();
        for (PGPPublicKeyRing ring : rings()) {
            for (PGPPublicKey key : ring) {
                boolean isNamed = message.recipients().contains(key.getKeyIdentifier().getKeyId());
                if (!message.placesOf(key).isEmpty() && Keygrip.isKnown(key)) {
                    (isNamed ? named : others).add(key);
                }
            }
        }
        named.addAll(others);
        return named;
    }
}
