package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;

/**
 * The keys that a name may mean.
 *
 * <p>Who can write to one of the places could put somebody else's key among the subkeys of his own
 * there. So a primary key of this name goes before all subkeys of this name, and a name that means
 * subkeys of several owners means none.
 */
final class NamedKeys {

    private final KeyName name;
    private final Map<String, PGPPublicKeyRing> byPrimary = new LinkedHashMap<>();
    private final Map<String, PGPPublicKeyRing> bySubkey = new LinkedHashMap<>();

    NamedKeys(KeyName name) {
        this.name = name;
    }

    KeyName name() {
        return name;
    }

    boolean isEmpty() {
        return byPrimary.isEmpty() && bySubkey.isEmpty();
    }

    /** Adds those of a place that fit; copies of one key are joined, revocations among them. */
    void addAll(List<PGPPublicKeyRing> rings) throws KeyException {
        for (PGPPublicKeyRing ring : rings) {
            byte[] primary = ring.getPublicKey().getFingerprint();
            if (name.fits(primary)) {
                add(byPrimary, primary, ring);
            } else if (hasSubkey(ring)) {
                add(bySubkey, primary, ring);
            }
        }
    }

    private boolean hasSubkey(PGPPublicKeyRing ring) {
        for (PGPPublicKey key : ring) {
            if (name.fits(key.getFingerprint())) {
                return true;
            }
        }
        return false;
    }

    private static void add(
            Map<String, PGPPublicKeyRing> keys, byte[] primary, PGPPublicKeyRing ring)
            throws KeyException {
        String fingerprint = KeyName.digits(primary);
        PGPPublicKeyRing known = keys.get(fingerprint);
        PGPPublicKeyRing joined =
                known == null
                        ? ring
                        : Guarded.call(
                                "two copies of the public key " + fingerprint + " do not fit",
                                () -> PGPPublicKeyRing.join(known, ring));
        keys.put(fingerprint, joined);
    }

    /**
     * The one that is meant.
     *
     * @throws KeyException when there are several
     */
    PGPPublicKeyRing single() throws KeyException {
        Map<String, PGPPublicKeyRing> meant = byPrimary.isEmpty() ? bySubkey : byPrimary;
        if (meant.size() > 1) {
            throw new KeyException(
                    name.digits()
                            + " means keys of several owners, "
                            + String.join(", ", new TreeMap<>(meant).keySet())
                            + "; name the primary key by its fingerprint");
        }
        return meant.values().iterator().next();
    }
}
