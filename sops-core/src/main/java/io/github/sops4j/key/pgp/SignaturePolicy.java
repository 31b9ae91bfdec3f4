package io.github.sops4j.key.pgp;

import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;

/**
 * Which signatures bind a key: those that GnuPG takes, but for SHA-1 ones made after 2023-01. What
 * revokes a key counts with any hash, since refusing it would make the key valid.
 */
final class SignaturePolicy implements OpenPGPPolicy {

    /** 2023-02-01T00:00:00Z, the day from which the library refuses SHA-1 as well. */
    private static final long END_OF_SHA1_MILLISECONDS = 1_675_209_600_000L;

    private static final int SMALLEST_MODULUS_BITS = 1024;

    @Override
    @SuppressWarnings("JavaUtilDate") // The library's interface has no other.
    public boolean isAcceptableCertificationSignatureHashAlgorithm(int hash, Date created) {
        return switch (hash) {
            case HashAlgorithmTags.SHA224,
                    HashAlgorithmTags.SHA256,
                    HashAlgorithmTags.SHA384,
                    HashAlgorithmTags.SHA512,
                    HashAlgorithmTags.SHA3_256,
                    HashAlgorithmTags.SHA3_512 ->
                    true;
            case HashAlgorithmTags.SHA1, HashAlgorithmTags.RIPEMD160 ->
                    created.getTime() < END_OF_SHA1_MILLISECONDS;
            default -> false;
        };
    }

    @Override
    public boolean isAcceptableRevocationSignatureHashAlgorithm(int hash, Date created) {
        return true;
    }

    @Override
    public boolean isAcceptableDocumentSignatureHashAlgorithm(int hash, Date created) {
        return isAcceptableCertificationSignatureHashAlgorithm(hash, created);
    }

    @Override
    public int getDefaultCertificationSignatureHashAlgorithm() {
        return HashAlgorithmTags.SHA512;
    }

    @Override
    public int getDefaultDocumentSignatureHashAlgorithm() {
        return HashAlgorithmTags.SHA512;
    }

    @Override
    public boolean isAcceptableSymmetricKeyAlgorithm(int cipher) {
        return cipher == SymmetricKeyAlgorithmTags.AES_256;
    }

    @Override
    public int getDefaultSymmetricKeyAlgorithm() {
        return SymmetricKeyAlgorithmTags.AES_256;
    }

    /** What has a modulus, by its size; curves are as strong as they are. */
    @Override
    public boolean isAcceptablePublicKeyStrength(int algorithm, int bits) {
        return switch (algorithm) {
            case PublicKeyAlgorithmTags.ECDH,
                    PublicKeyAlgorithmTags.ECDSA,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    PublicKeyAlgorithmTags.X25519,
                    PublicKeyAlgorithmTags.X448,
                    PublicKeyAlgorithmTags.Ed25519,
                    PublicKeyAlgorithmTags.Ed448 ->
                    true;
            default -> bits >= SMALLEST_MODULUS_BITS;
        };
    }

    @Override
    public OpenPGPNotationRegistry getNotationRegistry() {
        return new OpenPGPNotationRegistry();
    }
}
