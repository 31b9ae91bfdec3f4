package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * A secret key in packets, as keys are exported: RFC 9580, section 5.5.3.
 *
 * @param key the packet with its public part
 * @param location where it was found
 */
record TransferableSecretKey(PGPSecretKey key, String location) implements SecretKey {

    private static final int MAX_EXPONENT = 21;

    @Override
    public PGPPublicKey publicKey() {
        return key.getPublicKey();
    }

    @Override
    public String description() {
        return KeyName.hex(id()) + " in " + location;
    }

    @Override
    public boolean isStub() {
        return key.isPrivateKeyEmpty();
    }

    @Override
    public boolean isProtected() {
        return key.getS2KUsage() != SecretKeyPacket.USAGE_NONE;
    }

    @Override
    public PGPKeyPair unlock(@Nullable Passphrase passphrase) throws PGPException, KeyException {
        refuseTooMuchMemory();
        PGPPrivateKey secret =
                key.extractPrivateKey(passphrase == null ? null : decryptor(passphrase));
        if (secret == null) {
            throw new PGPException("the secret part is missing");
        }
        return new PGPKeyPair(key.getPublicKey(), secret);
    }

    /** Argon2 (RFC 9580, section 3.7.1.4) takes as much as the key says. */
    private void refuseTooMuchMemory() throws KeyException {
        S2K derivation = key.getS2K();
        if (derivation == null || derivation.getType() != S2K.ARGON_2) {
            return;
        }
        int exponent = derivation.getMemorySizeExponent();
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (exponent > MAX_EXPONENT || 1024L << exponent > most) {
            throw new KeyException(
                    "its passphrase is protected with Argon2, which needs "
                            + (exponent > MAX_EXPONENT
                                    ? "more than 2 GiB"
                                    : (1L << exponent) / 1024 + " MiB")
                            + " of memory");
        }
    }

    private static PBESecretKeyDecryptor decryptor(Passphrase passphrase) {
        return new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                .build(passphrase.characters());
    }
}
