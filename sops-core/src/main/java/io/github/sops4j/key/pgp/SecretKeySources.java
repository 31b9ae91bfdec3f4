package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.Witness;
import io.github.sops4j.key.user.UserEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All places where messages may be opened, in this order: the key in {@code SOPS_PGP_KEY}, the file
 * named by {@code SOPS_PGP_KEY_FILE}, the GnuPG home's private keys, its old secret ring, the
 * running agent, the program {@code gpg}. Only then is a person asked for the passphrase of a key
 * that was found locked. Without an account, only those that variables lead to.
 */
final class SecretKeySources implements AutoCloseable {

    private final Unlocking unlocking;
    private final List<SecretKeySource> sources = new ArrayList<>();

    /** Those of an application, which has no others. */
    SecretKeySources(SecretKeyText given, Passphrases passphrases) {
        this.unlocking = new Unlocking(passphrases);
        sources.add(ExportedSecretKeys.given(given, unlocking));
    }

    SecretKeySources(UserEnvironment environment) {
        GnupgHome home = GnupgHome.of(environment);
        PassphraseSources passphrases = new PassphraseSources(environment, home);
        this.unlocking = new Unlocking(passphrases);
        sources.add(ExportedSecretKeys.ofVariable(environment, unlocking));
        sources.add(ExportedSecretKeys.ofNamedFile(environment, unlocking));
        if (home != null) {
            PublicRing ring = new PublicRing(home);
            sources.add(new PrivateKeyFolder(home, ring, unlocking));
            sources.add(ExportedSecretKeys.ofRing(home.secretRing(), unlocking));
            sources.add(new AgentKeys(home, ring, environment, passphrases));
        }
        GpgProgram gpg = GpgProgram.of(environment);
        if (gpg != null) {
            sources.add(new GpgKeys(gpg));
        }
    }

    /**
     * What a message holds, opened by the first source that can.
     *
     * @return at most 4096 bytes, which the caller wipes
     * @throws KeyException with the reason of each source
     */
    byte[] open(PgpMessage message, @Nullable Witness witness) throws KeyException {
        Attempts attempts = new Attempts();
        for (SecretKeySource source : sources) {
            byte[] secret = source.open(message, attempts);
            if (secret != null) {
                return told(source.name(), secret, witness);
            }
            if (attempts.areOver()) {
                throw attempts.failure();
            }
        }
        for (Attempts.Locked locked : attempts.locked()) {
            byte[] secret = unlocking.ask(locked, message, attempts);
            if (secret != null) {
                return told(locked.source(), secret, witness);
            }
        }
        throw attempts.failure();
    }

    private static byte[] told(String source, byte[] secret, @Nullable Witness witness) {
        if (witness != null) {
            witness.openedBy(source);
        }
        return secret;
    }

    /** Forgets all keys. */
    @Override
    public void close() {
        unlocking.close();
    }
}
