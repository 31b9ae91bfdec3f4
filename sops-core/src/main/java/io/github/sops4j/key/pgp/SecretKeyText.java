package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.sops4j.key.KeyException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/**
 * Secret keys as they are exported, armored or binary.
 *
 * @param location where they were found, in words
 * @param rings one for each primary key, at least one
 */
record SecretKeyText(String location, List<PGPSecretKeyRing> rings) {

    /**
     * The keys of a text.
     *
     * @param content not kept
     * @throws KeyException when it is malformed, or there is no secret key in it
     */
    static SecretKeyText parse(byte[] content, String location) throws KeyException {
        boolean binary = content.length > 0 && content[0] < 0;
        byte[] packets =
                binary
                        ? content
                        : PgpArmor.decodeAll(new String(content, ISO_8859_1), PgpArmor.SECRET_KEYS);
        return Guarded.call(
                "its secret keys are malformed",
                () -> {
                    List<PGPSecretKeyRing> rings = new ArrayList<>();
                    for (Object each : new BcPGPObjectFactory(new ByteArrayInputStream(packets))) {
                        if (each instanceof PGPSecretKeyRing ring) {
                            rings.add(ring);
                        }
                    }
                    if (rings.isEmpty()) {
                        throw new KeyException(
                                "there is no secret key in it; is its armor cut off, or all on one line?");
                    }
                    return new SecretKeyText(location, rings);
                });
    }

    /** All keys of all rings. */
    List<TransferableSecretKey> keys() {
        List<TransferableSecretKey> keys = new ArrayList<>();
        for (PGPSecretKeyRing ring : rings) {
            ring.forEach(key -> keys.add(new TransferableSecretKey(key, location)));
        }
        return keys;
    }

    /** Their public parts. */
    List<PGPPublicKeyRing> publicRings() {
        List<PGPPublicKeyRing> publicRings = new ArrayList<>();
        for (PGPSecretKeyRing ring : rings) {
            publicRings.add(ring.toCertificate());
        }
        return publicRings;
    }
}
