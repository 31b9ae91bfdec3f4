package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Passphrases passphrases;
    private final Map<Long, PGPKeyPair> unlocked = new HashMap<>();
    private final Map<Long, KeyException> notUnlocked = new HashMap<>();

    Unlocking(Passphrases passphrases) {
        this.passphrases = passphrases;
    }

    /**
     * What a message holds, opened by the first key that fits.
     *
     * @param source who has the keys, for the report
     */
    byte @Nullable [] open(
            String source, List<? extends SecretKey> keys, PgpMessage message, Attempts attempts) {
        Set<Long> tried = new HashSet<>();
        for (SecretKey key : keys) {
            if (message.placesOf(key.publicKey()).isEmpty() || !tried.add(key.id())) {
                continue;
            }
            byte[] secret = open(source, key, message, attempts);
            if (secret != null || attempts.areOver()) {
                return secret;
            }
        }
        if (tried.isEmpty()) {
            attempts.failed(source, "no secret key " + KeyName.list(message.recipients()));
        }
        return null;
    }

    private byte @Nullable [] open(
            String source, SecretKey key, PgpMessage message, Attempts attempts) {
        String name = KeyName.hex(key.id());
        if (key.isStub()) {
            attempts.failed(
                    source, "the secret part of " + name + " is kept elsewhere (on a card?)");
            return null;
        }
        PGPKeyPair pair;
        try {
            pair = unlock(key);
        } catch (KeyException e) {
            attempts.failed(source, name + ": " + e.getMessage());
            return null;
        }
        if (pair == null) {
            attempts.locked(source, key);
            attempts.failed(source, name + " needs a passphrase, and none is given");
            return null;
        }
        return open(source, pair, message, attempts);
    }

    /**
     * One text for all that goes wrong with the session key: who offers messages must not learn how
     * far one got, or he can use the secret key without having it.
     */
    private static byte @Nullable [] open(
            String source, PGPKeyPair pair, PgpMessage message, Attempts attempts) {
        try {
            return message.open(pair.getPublicKey(), decryption(pair));
        } catch (KeyException content) {
            attempts.failed(source, content);
            attempts.stop();
        } catch (PGPException another) {
            attempts.failed(
                    source,
                    KeyName.hex(pair.getKeyID())
                            + " does not open the message, which is for another key, or was changed");
        }
        return null;
    }

    private static PublicKeyDataDecryptorFactory decryption(PGPKeyPair pair) throws PGPException {
        return pair.getPublicKey().getAlgorithm() == PublicKeyAlgorithmTags.RSA_GENERAL
                ? RsaDecryption.of(pair)
                : new BcPublicKeyDataDecryptorFactory(pair);
    }

    /** What a message holds, opened by a locked key whose owner is asked for the passphrase. */
    byte @Nullable [] ask(Attempts.Locked locked, PgpMessage message, Attempts attempts) {
        SecretKey key = locked.key();
        PGPKeyPair pair = unlocked.get(key.id());
        if (pair == null) {
            try (Passphrase passphrase = passphrases.ask(key.description())) {
                pair = unlock(key, passphrase);
            } catch (KeyException e) {
                attempts.failed(locked.source(), e);
                return null;
            }
        }
        return open(locked.source(), pair, message, attempts);
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
                Guarded.call("the secret key is damaged", () -> unlocked(key, passphrase));
        unlocked.put(key.id(), pair);
        return pair;
    }

    private static PGPKeyPair unlocked(SecretKey key, @Nullable Passphrase passphrase)
            throws KeyException, PGPException {
        try {
            return key.unlock(passphrase);
        } catch (PGPException e) {
            if (passphrase == null) {
                throw e;
            }
            throw new KeyException("wrong passphrase", e);
        }
    }

    /** Forgets all keys. */
    @Override
    public void close() {
        unlocked.clear();
        notUnlocked.clear();
        passphrases.close();
    }
}
