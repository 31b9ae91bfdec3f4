package io.github.sops4j.key.pgp;

import org.bouncycastle.bcpg.ECDHPublicBCPGKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyCryptoCallback;
import org.jspecify.annotations.Nullable;

/** Recovers session keys by what the library does not have; an algorithm that is missing fails. */
abstract class SessionKeys extends BcPublicKeyCryptoCallback {

    /** A pair for who recovers session keys without the library seeing the secret key. */
    @SuppressWarnings("NullAway") // The library looks for no secret key where there is a callback.
    static PGPKeyPair publicHalf(PGPPublicKey key) {
        return new PGPKeyPair(key, null);
    }

    private static PGPException missing(String algorithm) {
        return new PGPException(algorithm + " is not supported here");
    }

    @Override
    public byte[] decryptRSA(
            int keyAlgorithm, byte[] encrypted, @Nullable AsymmetricKeyParameter none)
            throws PGPException, InvalidCipherTextException {
        throw missing("RSA");
    }

    @Override
    public byte[] decryptElGamal(
            int keyAlgorithm, byte[][] encrypted, @Nullable AsymmetricKeyParameter none)
            throws PGPException {
        throw missing("ElGamal");
    }

    @Override
    public byte[] decryptECDH(
            ECDHPublicBCPGKey key, byte[] ephemeral, @Nullable AsymmetricKeyParameter none)
            throws PGPException {
        throw missing("ECDH");
    }

    @Override
    public byte[] decryptX25519(@Nullable AsymmetricKeyParameter none, byte[] ephemeral)
            throws PGPException {
        throw missing("X25519");
    }

    @Override
    public byte[] decryptX448(@Nullable AsymmetricKeyParameter none, byte[] ephemeral)
            throws PGPException {
        throw missing("X448");
    }
}
