package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** A private SSH key of type RSA. */
final class SshRsaIdentity implements Identity {

    private final SshPublicKey key;
    private final PrivateKey secret;

    SshRsaIdentity(RSAPrivateCrtKeySpec spec) throws KeyException {
        this.key = SshPublicKey.rsa(spec.getPublicExponent(), spec.getModulus());
        try {
            this.secret = KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new KeyException("ssh: malformed RSA private key", e);
        }
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
            if (stanza.type().equals(SshPublicKey.RSA)) {
                if (stanza.arguments().size() != 1) {
                    throw new KeyException("invalid ssh-rsa recipient block");
                }
                if (stanza.arguments().get(0).equals(key.fingerprint())) {
                    return open(stanza.body());
                }
            }
        }
        return null;
    }

    private byte[] open(byte[] body) throws KeyException {
        try {
            return SshRsaRecipient.oaep(Cipher.DECRYPT_MODE, secret).doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new KeyException("failed to decrypt file key: decryption error", e);
        }
    }

    /** Does nothing: Java keeps RSA keys as numbers that cannot be wiped. */
    @Override
    public void close() {}
}
