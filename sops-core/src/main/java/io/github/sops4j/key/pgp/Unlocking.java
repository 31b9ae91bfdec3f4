package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens messages with secret keys, unlocking these where needed. A key that was unlocked is kept,
 * so that a person is asked for its passphrase once.
 */
final class Unlocking implements AutoCloseable {

    private final PassphraseSources passphrases;
    private final Map<Long, PGPKeyPair> unlocked = new HashMap<>();
    private final Map<Long, KeyException> notUnlocked = new HashMap<>();

    Unlocking(PassphraseSources passphrases) {
        this.passphrases = passphrases;
    }

    /**
     * What a message holds, opened by the first key that fits.
     *
     * @param source who has the keys, for the report
     */
    byte @Nullable [] open(
            String source, List<? extends SecretKey> keys, PgpMessage message, Attempts attempts) {
        List<Long> recipients = message.recipients();
        boolean fits = false;
        for (int i = 0; i < recipients.size(); i++) {
            for (SecretKey key : keys) {
                if (key.id() == recipients.get(i) || recipients.get(i) == PgpMessage.HIDDEN) {
                    fits = true;
                    byte[] secret = open(source, key, message, i, attempts);
                    if (secret != null) {
                        return secret;
                    }
                }
            }
        }
        if (!fits) {
            attempts.failed(source, "no secret key " + KeyName.list(recipients));
        }
        return null;
    }

    private byte @Nullable [] open(
            String source, SecretKey key, PgpMessage message, int recipient, Attempts attempts) {
        String name = KeyName.hex(key.id());
        if (key.isStub()) {
            attempts.failed(
                    source, "the secret part of " + name + " is kept elsewhere (on a card?)");
            return null;
        }
        try {
            PGPKeyPair pair = unlock(key);
            if (pair != null) {
                return open(message, recipient, pair);
            }
            attempts.locked(source, key);
            attempts.failed(source, name + " needs a passphrase, and none is given");
        } catch (KeyException e) {
            attempts.failed(source, name + ": " + e.getMessage());
        }
        return null;
    }

    private static byte[] open(PgpMessage message, int recipient, PGPKeyPair pair)
            throws KeyException {
        try {
            return message.open(recipient, decryption(pair));
        } catch (PGPException e) {
            throw new KeyException("does not open the message: " + e.getMessage(), e);
        }
    }

    private static PublicKeyDataDecryptorFactory decryption(PGPKeyPair pair) throws PGPException {
        return pair.getPublicKey().getAlgorithm() == PublicKeyAlgorithmTags.RSA_GENERAL
                ? RsaDecryption.of(pair)
                : new BcPublicKeyDataDecryptorFactory(pair);
    }

    /** What a message holds, opened by a locked key whose owner is asked for the passphrase. */
    byte[] ask(SecretKey key, PgpMessage message) throws KeyException {
        PGPKeyPair pair;
        try (Passphrase passphrase = passphrases.ask(key.description())) {
            pair = unlock(key, passphrase);
        }
        int recipient = Math.max(0, message.recipients().indexOf(key.id()));
        return open(message, recipient, pair);
    }

    /** Null when a passphrase is needed and none is given. */
    private @Nullable PGPKeyPair unlock(SecretKey key) throws KeyException {
        PGPKeyPair known = unlocked.get(key.id());
        if (known != null || !key.isProtected()) {
            return known == null ? unlock(key, null) : known;
        }
        KeyException failure = notUnlocked.get(key.id());
        if (failure != null) {
            throw failure;
        }
        try (Passphrase passphrase = passphrases.given()) {
            return passphrase == null ? null : unlock(key, passphrase);
        } catch (KeyException wrong) {
            notUnlocked.put(key.id(), wrong);
            throw wrong;
        }
    }

    private PGPKeyPair unlock(SecretKey key, @Nullable Passphrase passphrase) throws KeyException {
        PGPKeyPair pair =
                Guarded.call(
                        passphrase == null ? "the secret key is damaged" : "wrong passphrase",
                        () -> key.unlock(passphrase));
        unlocked.put(key.id(), pair);
        return pair;
    }

    /** Forgets all keys. */
    @Override
    public void close() {
        unlocked.clear();
    }
}
