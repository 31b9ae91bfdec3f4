package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.io.IOException;
import java.security.spec.RSAPrivateCrtKeySpec;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Private keys in DER. */
final class DerKey {

    private DerKey() {}

    /** An RSA key in PKCS #1 (RFC 8017, appendix A.1.2). */
    static Identity pkcs1(byte[] der) throws KeyException {
        RSAPrivateKey key;
        try {
            key = RSAPrivateKey.getInstance(der);
        } catch (RuntimeException e) {
            // The ASN.1 reader tells of malformed input in many ways, ClassCastException among
            // them.
            throw malformed();
        }
        return new SshRsaIdentity(
                new RSAPrivateCrtKeySpec(
                        key.getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrime1(),
                        key.getPrime2(),
                        key.getExponent1(),
                        key.getExponent2(),
                        key.getCoefficient()));
    }

    /** An RSA or Ed25519 key in PKCS #8 (RFC 5208). */
    static Identity pkcs8(byte[] der) throws KeyException {
        AsymmetricKeyParameter key;
        try {
            key = PrivateKeyFactory.createKey(der);
        } catch (IOException | RuntimeException e) {
            throw malformed();
        }
        if (key instanceof Ed25519PrivateKeyParameters ed25519) {
            SshPublicKey publicKey = SshPublicKey.ed25519(ed25519.generatePublicKey().getEncoded());
            return new SshEd25519Identity(publicKey, ed25519.getEncoded());
        }
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            return new SshRsaIdentity(
                    new RSAPrivateCrtKeySpec(
                            rsa.getModulus(),
                            rsa.getPublicExponent(),
                            rsa.getExponent(),
                            rsa.getP(),
                            rsa.getQ(),
                            rsa.getDP(),
                            rsa.getDQ(),
                            rsa.getQInv()));
        }
        throw new KeyException("unsupported SSH identity type: neither RSA nor Ed25519");
    }

    private static KeyException malformed() {
        return new KeyException("ssh: malformed private key");
    }
}
