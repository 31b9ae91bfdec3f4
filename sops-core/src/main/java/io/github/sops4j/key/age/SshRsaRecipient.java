package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** An {@code ssh-rsa} key of at least 2048 bits: RSAES-OAEP with SHA-256 (RFC 8017). */
final class SshRsaRecipient implements Recipient {

    private static final int MIN_BITS = 2048;

    private final SshPublicKey key;

    SshRsaRecipient(SshPublicKey key) throws KeyException {
        if (key.modulus().bitLength() + 7 < MIN_BITS) {
            throw new KeyException("RSA key size is too small");
        }
        this.key = key;
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) throws KeyException {
        try {
            Key rsa =
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(key.modulus(), key.exponent()));
            byte[] body = oaep(Cipher.ENCRYPT_MODE, rsa).doFinal(fileKey);
            return new Stanza(SshPublicKey.RSA, List.of(key.fingerprint()), body);
        } catch (GeneralSecurityException e) {
            throw new KeyException("the RSA key cannot encrypt", e);
        }
    }

    static Cipher oaep(int mode, Key key) throws GeneralSecurityException {
        byte[] label = "age-encryption.org/v1/ssh-rsa".getBytes(StandardCharsets.US_ASCII);
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec(
                        "SHA-256",
                        "MGF1",
                        MGF1ParameterSpec.SHA256,
                        new PSource.PSpecified(label)));
        return cipher;
    }
}
