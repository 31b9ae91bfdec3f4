package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A private SSH key of type Ed25519. */
final class SshEd25519Identity implements Identity {

    private static final int SEED_BYTES = 32;

    private final SshPublicKey key;
    private final byte[] scalar;
    private final byte[] converted;

    /** The key of a seed of 32 bytes, which is not kept. */
    SshEd25519Identity(SshPublicKey key, byte[] seed) throws KeyException {
        if (seed.length != SEED_BYTES) {
            throw new KeyException("ssh: wrong size of an Ed25519 private key");
        }
        this.key = key;
        this.scalar = scalar(seed);
        this.converted = X25519Key.publicKey(scalar);
    }

    /** The public half. */
    SshPublicKey key() {
        return key;
    }

    @Override
    public Turn turn() {
        return Turn.OTHER;
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException {
        for (Stanza stanza : stanzas) {
            if (stanza.type().equals(SshPublicKey.ED25519)) {
                byte[] share = share(stanza);
                if (stanza.arguments().get(0).equals(key.fingerprint())) {
                    return open(share, stanza.body());
                }
            }
        }
        return null;
    }

    private static byte[] share(Stanza stanza) throws KeyException {
        byte @Nullable [] share =
                stanza.arguments().size() == 2
                        ? StrictBase64.decode(stanza.arguments().get(1))
                        : null;
        if (share == null || share.length != X25519Key.BYTES) {
            throw new KeyException("invalid ssh-ed25519 recipient block");
        }
        return share;
    }

    private byte[] open(byte[] share, byte[] body) throws KeyException {
        byte[] wrappingKey = SshEd25519Recipient.wrappingKey(key, scalar, share, share, converted);
        if (wrappingKey == null) {
            throw new KeyException("invalid X25519 recipient: low order point");
        }
        byte[] fileKey =
                body.length < Primitives.TAG_BYTES
                        ? null
                        : Primitives.openFileKey(wrappingKey, body);
        Primitives.wipe(wrappingKey);
        if (fileKey == null) {
            throw new KeyException("failed to decrypt file key: message authentication failed");
        }
        return fileKey;
    }

    /** The secret scalar of a seed (RFC 8032, section 5.1.5); X25519 clamps it. */
    private static byte[] scalar(byte[] seed) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(seed);
            byte[] scalar = Arrays.copyOf(hash, X25519Key.BYTES);
            Primitives.wipe(hash);
            return scalar;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-512", e);
        }
    }

    @Override
    public void close() {
        Primitives.wipe(scalar);
    }
}
