package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** A secret key where it is kept, perhaps under a passphrase. */
interface SecretKey {

    /** Its public part. */
    PGPPublicKey publicKey();

    /** The id that messages name it by. */
    default long id() {
        return publicKey().getKeyIdentifier().getKeyId();
    }

    /** What a person knows it by: the id in hexadecimal digits, and where it is. */
    String description();

    /** Whether only a note is here that the secret part is elsewhere, on a card for example. */
    boolean isStub();

    /** Whether a passphrase protects it. */
    boolean isProtected();

    /**
     * The key itself.
     *
     * @param passphrase null for a key that has none
     * @throws PGPException when the passphrase is another one, or the key is damaged
     * @throws KeyException when the key is not of a known form
     */
    PGPKeyPair unlock(@Nullable Passphrase passphrase) throws PGPException, KeyException;
}
