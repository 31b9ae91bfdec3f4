package io.github.sops4j.key.pgp;

import io.github.sops4j.cipher.SystemRandom;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyCryptoCallback;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Recovers session keys with an RSA key. The library would first look for small factors of the
 * modulus and test that it is no prime, which takes four times as long as the decryption; here the
 * factors are known, and multiplied.
 */
final class RsaDecryption extends BcPublicKeyDataDecryptorFactory {

    private final RSAPrivateCrtKeyParameters key;

    private RsaDecryption(PGPPublicKey publicKey, RSAPrivateCrtKeyParameters key) {
        super(SessionKeys.publicHalf(publicKey));
        this.key = key;
    }

    /**
     * That of a key pair.
     *
     * @throws PGPException when the two halves do not belong together
     */
    static RsaDecryption of(PGPKeyPair pair) throws PGPException {
        RSAPublicBCPGKey open =
                (RSAPublicBCPGKey) pair.getPublicKey().getPublicKeyPacket().getKey();
        RSASecretBCPGKey secret = (RSASecretBCPGKey) pair.getPrivateKey().getPrivateKeyDataPacket();
        if (!secret.getModulus().equals(open.getModulus())) {
            throw new PGPException("the secret numbers are those of another key");
        }
        return new RsaDecryption(
                pair.getPublicKey(),
                new RSAPrivateCrtKeyParameters(
                        secret.getModulus(),
                        open.getPublicExponent(),
                        secret.getPrivateExponent(),
                        secret.getPrimeP(),
                        secret.getPrimeQ(),
                        secret.getPrimeExponentP(),
                        secret.getPrimeExponentQ(),
                        secret.getCrtCoefficient(),
                        true));
    }

    @Override
    protected BcPublicKeyCryptoCallback getCryptoCallback() {
        return new SessionKeys() {
            @Override
            public byte[] decryptRSA(
                    int keyAlgorithm, byte[] encrypted, @Nullable AsymmetricKeyParameter none)
                    throws InvalidCipherTextException {
                PKCS1Encoding cipher = new PKCS1Encoding(new RSABlindedEngine());
                cipher.init(false, new ParametersWithRandom(key, new SystemRandom()));
                return cipher.processBlock(encrypted, 0, encrypted.length);
            }
        };
    }
}
