package io.github.sops4j.key.pgp;

import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;

/**
 * Which signatures bind a key: those that GnuPG takes of the owner himself, with any hash but MD5.
 * What revokes a key counts with any hash, since refusing it would make the key valid.
 */
final class SignaturePolicy implements OpenPGPPolicy {

    private static final int SMALLEST_MODULUS_BITS = 1024;

    @Override
    public boolean isAcceptableCertificationSignatureHashAlgorithm(int hash, Date created) {
        return hash != HashAlgorithmTags.MD5;
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
