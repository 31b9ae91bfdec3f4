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
     * @throws KeyException when a file with them cannot be read
     */
    synchronized List<PGPPublicKeyRing> rings() throws KeyException {
        if (rings == null) {
            List<PGPPublicKeyRing> all = new ArrayList<>();
            for (Path file : List.of(home.keybox(), home.publicRing())) {
                try {
                    all.addAll(PublicKeyRings.read(file));
                } catch (KeyException e) {
                    throw new KeyException(file + ": " + e.getMessage(), e);
                }
            }
            rings = List.copyOf(all);
        }
        return rings;
    }

    /** Keys that may be those of a recipient: the one with the id, or all if it is hidden. */
    List<PGPPublicKey> candidates(long recipient) throws KeyException {
        List<PGPPublicKey> candidates = new ArrayList<>();
        for (PGPPublicKeyRing ring : rings()) {
            for (PGPPublicKey key : ring) {
                boolean fits =
                        recipient == PgpMessage.HIDDEN
                                ? key.isEncryptionKey()
                                : key.getKeyIdentifier().getKeyId() == recipient;
                if (fits) {
                    candidates.add(key);
                }
            }
        }
        return candidates;
    }
}
