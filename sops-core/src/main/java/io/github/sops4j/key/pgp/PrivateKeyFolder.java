package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** The folder where GnuPG's agent keeps secret keys, read without the agent. */
final class PrivateKeyFolder implements SecretKeySource {

    private final Path folder;
    private final PublicRing ring;
    private final Unlocking unlocking;

    PrivateKeyFolder(GnupgHome home, PublicRing ring, Unlocking unlocking) {
        this.folder = home.privateKeys();
        this.ring = ring;
        this.unlocking = unlocking;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public byte @Nullable [] open(PgpMessage message, Attempts attempts) {
        if (!Files.isDirectory(folder)) {
            attempts.failed(name(), "no such folder");
            return null;
        }
        try {
            return unlocking.open(name(), keys(message, attempts), message, attempts);
        } catch (KeyException e) {
            attempts.failed(name(), e);
            return null;
        }
    }

    /** A file that cannot be used does not hide the others. */
    private List<SecretKey> keys(PgpMessage message, Attempts attempts) throws KeyException {
        List<SecretKey> keys = new ArrayList<>();
        for (PGPPublicKey key : ring.candidates(message)) {
            Path file = folder.resolve(Keygrip.of(key) + ".key");
            try {
                if (Files.exists(file)) {
                    keys.add(PrivateKeyFile.read(file, key));
                }
            } catch (KeyException e) {
                attempts.failed(name(), e);
            }
        }
        return keys;
    }
}
