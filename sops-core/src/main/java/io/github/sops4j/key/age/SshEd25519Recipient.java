package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** An {@code ssh-ed25519} key, used for X25519 as the curves are birationally equivalent. */
final class SshEd25519Recipient implements Recipient {

    static final String LABEL = "age-encryption.org/v1/ssh-ed25519";

    private static final BigInteger PRIME =
            BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private final SshPublicKey key;
    private final byte[] converted;

    SshEd25519Recipient(SshPublicKey key) throws KeyException {
        this.key = key;
        this.converted = montgomery(key.point());
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) throws KeyException {
        byte[] ephemeral = Primitives.random(random, X25519Key.BYTES);
        byte[] share = X25519Key.publicKey(ephemeral);
        byte[] wrappingKey = wrappingKey(key, ephemeral, converted, share, converted);
        Primitives.wipe(ephemeral);
        if (wrappingKey == null) {
            throw new KeyException("the recipient is a low order point, not a public key");
        }
        byte[] body = Primitives.sealFileKey(wrappingKey, fileKey);
        Primitives.wipe(wrappingKey);
        List<String> arguments = List.of(key.fingerprint(), StrictBase64.encode(share));
        return new Stanza(SshPublicKey.ED25519, arguments, body);
    }

    /**
     * The key both sides derive, bound to the SSH key; null when {@code theirs} has low order.
     *
     * @param secret the own secret scalar
     * @param theirs the public key of the other side
     * @param share the ephemeral public key
     * @param converted the X25519 form of the SSH key
     */
    static byte @Nullable [] wrappingKey(
            SshPublicKey key, byte[] secret, byte[] theirs, byte[] share, byte[] converted) {
        byte[] shared = X25519Key.agree(secret, theirs);
        if (shared == null) {
            return null;
        }
        byte[] tweak = Primitives.hkdf(new byte[0], key.wire(), LABEL);
        byte[] tweaked = X25519Key.agree(tweak, shared);
        Primitives.wipe(shared);
        if (tweaked == null) {
            return null;
        }
        byte[] result = Primitives.hkdf(tweaked, Primitives.concat(share, converted), LABEL);
        Primitives.wipe(tweaked);
        return result;
    }

    /** The u coordinate (1 + y) / (1 - y) of a point (RFC 7748, section 4.1), little-endian. */
    private static byte[] montgomery(byte[] point) throws KeyException {
        BigInteger y = littleEndian(point).clearBit(255);
        BigInteger divisor = BigInteger.ONE.subtract(y).mod(PRIME);
        if (divisor.signum() == 0 || !Ed25519.validatePublicKeyPartial(point, 0)) {
            throw new KeyException("invalid Ed25519 public key: not a point of the curve");
        }
        BigInteger u = BigInteger.ONE.add(y).multiply(divisor.modInverse(PRIME)).mod(PRIME);
        byte[] bytes = new byte[X25519Key.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = u.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
