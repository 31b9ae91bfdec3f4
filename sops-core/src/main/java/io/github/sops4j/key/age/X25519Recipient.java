package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.security.SecureRandom;
import java.util.List;

/** A public key {@code age1…}, of 32 bytes. */
final class X25519Recipient implements Recipient {

    static final String TYPE = "X25519";
    static final String LABEL = "age-encryption.org/v1/X25519";

    private final byte[] publicKey;

    private X25519Recipient(byte[] publicKey) {
        this.publicKey = publicKey;
    }

    static X25519Recipient parse(String text) throws KeyException {
        byte[] key = Bech32.recipient(text, "age");
        if (key.length != X25519Key.BYTES) {
            throw Bech32.malformedRecipient(text, "invalid X25519 public key");
        }
        return new X25519Recipient(key);
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) throws KeyException {
        byte[] ephemeral = Primitives.random(random, X25519Key.BYTES);
        byte[] share = X25519Key.publicKey(ephemeral);
        byte[] shared = X25519Key.agree(ephemeral, publicKey);
        Primitives.wipe(ephemeral);
        if (shared == null) {
            throw new KeyException("the recipient is a low order point, not a public key");
        }
        byte[] key = Primitives.hkdf(shared, Primitives.concat(share, publicKey), LABEL);
        Primitives.wipe(shared);
        byte[] body = Primitives.sealFileKey(key, fileKey);
        Primitives.wipe(key);
        return new Stanza(TYPE, List.of(StrictBase64.encode(share)), body);
    }
}
