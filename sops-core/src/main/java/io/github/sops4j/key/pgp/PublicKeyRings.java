package io.github.sops4j.key.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.KeyFile;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** Files with public keys: exported ones, armored or binary, old rings, keyboxes. */
final class PublicKeyRings {

    private PublicKeyRings() {}

    /**
     * The keys of a file, a ring for each primary key.
     *
     * @return none when there is no such file
     * @throws KeyException when it cannot be read, or holds something else
     */
    static List<PGPPublicKeyRing> read(Path file) throws KeyException {
        return Files.exists(file) ? parse(KeyFile.read(file)) : List.of();
    }

    /** The keys in the content of such a file. */
    static List<PGPPublicKeyRing> parse(byte[] content) throws KeyException {
        if (Keybox.isOne(content)) {
            return Keybox.rings(content);
        }
        if (content.length == 0 || content[0] < 0) {
            return packets(content);
        }
        return packets(PgpArmor.decodeAll(new String(content, ISO_8859_1), PgpArmor.PUBLIC_KEYS));
    }

    private static List<PGPPublicKeyRing> packets(byte[] packets) throws KeyException {
        return Guarded.call(
                "its public keys are malformed",
                () -> {
                    List<PGPPublicKeyRing> rings = new ArrayList<>();
                    PGPObjectFactory objects =
                            new BcPGPObjectFactory(new ByteArrayInputStream(packets));
                    for (Object each : objects) {
                        if (each instanceof PGPPublicKeyRing ring) {
                            rings.add(ring);
                        }
                    }
                    return rings;
                });
    }
}
