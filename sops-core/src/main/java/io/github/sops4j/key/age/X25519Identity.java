package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret key {@code AGE-SECRET-KEY-1…}, of 32 bytes. */
final class X25519Identity implements Identity {

    private static final int BODY_BYTES = Primitives.FILE_KEY_BYTES + Primitives.TAG_BYTES;

    private final byte[] secret;
    private final byte[] publicKey;

    private X25519Identity(byte[] secret) {
        this.secret = secret;
        this.publicKey = X25519Key.publicKey(secret);
    }

    static X25519Identity parse(String text) throws KeyException {
        byte[] key = Bech32.secretKey(text, "AGE-SECRET-KEY-");
        if (key.length != X25519Key.BYTES) {
            throw new KeyException("malformed secret key: invalid X25519 secret key");
        }
        return new X25519Identity(key);
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException {
        for (Stanza stanza : stanzas) {
            if (stanza.type().equals(X25519Recipient.TYPE)) {
                byte[] fileKey = unwrap(stanza);
                if (fileKey != null) {
                    return fileKey;
                }
            }
        }
        return null;
    }

    private byte @Nullable [] unwrap(Stanza stanza) throws KeyException {
        byte[] share =
                stanza.arguments().size() == 1
                        ? StrictBase64.decode(stanza.arguments().get(0))
                        : null;
        if (share == null || share.length != X25519Key.BYTES) {
            throw new KeyException("invalid X25519 recipient block");
        }
        if (stanza.body().length != BODY_BYTES) {
            throw new KeyException("invalid X25519 recipient block: incorrect file key size");
        }
        byte[] shared = X25519Key.agree(secret, share);
        if (shared == null) {
            throw new KeyException("invalid X25519 recipient: low order point");
        }
        byte[] key =
                Primitives.hkdf(shared, Primitives.concat(share, publicKey), X25519Recipient.LABEL);
        Primitives.wipe(shared);
        byte[] fileKey = Primitives.openFileKey(key, stanza.body());
        Primitives.wipe(key);
        return fileKey;
    }

    @Override
    public void close() {
        Primitives.wipe(secret);
    }
}
