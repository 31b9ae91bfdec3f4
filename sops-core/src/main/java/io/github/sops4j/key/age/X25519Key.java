package io.github.sops4j.key.age;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * The function X25519 (RFC 7748, section 5). The base point is multiplied like any other point:
 * that costs a fraction of filling the tables that faster key generation needs.
 */
final class X25519Key {

    static final int BYTES = 32;

    private X25519Key() {}

    /** The public key of a secret one. */
    static byte[] publicKey(byte[] secret) {
        byte[] point = new byte[BYTES];
        point[0] = 9;
        byte[] result = new byte[BYTES];
        X25519.scalarMult(secret, 0, point, 0, result, 0);
        return result;
    }

    /** The shared secret; null when the other key has low order, which no honest one has. */
    static byte @Nullable [] agree(byte[] secret, byte[] publicKey) {
        byte[] shared = new byte[BYTES];
        return X25519.calculateAgreement(secret, 0, publicKey, 0, shared, 0) ? shared : null;
    }
}
