package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.Quoted;
import org.jspecify.annotations.Nullable;

/** A file with a private SSH key: in OpenSSH's own format, PKCS #1 or PKCS #8 (clause K53). */
final class SshKeyFile implements AutoCloseable {

    private static final String OPENSSH = "OPENSSH PRIVATE KEY";

    private final Pem pem;
    private final @Nullable OpenSshKey openSsh;

    private SshKeyFile(Pem pem, @Nullable OpenSshKey openSsh) {
        this.pem = pem;
        this.openSsh = openSsh;
    }

    /** Reads a file; nothing is decrypted yet. */
    static SshKeyFile parse(byte[] file) throws KeyException {
        Pem pem = Pem.parse(file);
        return new SshKeyFile(
                pem, pem.type().equals(OPENSSH) ? OpenSshKey.parse(pem.content()) : null);
    }

    boolean isProtected() {
        return openSsh == null ? !pem.encryption().isEmpty() : openSsh.isProtected();
    }

    /** The public key, when it can be read without a passphrase. */
    @Nullable SshPublicKey publicKey() throws KeyException {
        return openSsh == null ? null : openSsh.publicKey();
    }

    /**
     * The identity in this file.
     *
     * @param passphrase ignored when the key is not protected
     * @throws KeyException when the passphrase is wrong, or the key of a type age does not know
     */
    Identity identity(@Nullable Passphrase passphrase) throws KeyException {
        if (openSsh != null) {
            return openSsh.identity(passphrase);
        }
        return switch (pem.type()) {
            case "RSA PRIVATE KEY" ->
                    passphrase == null || !isProtected()
                            ? DerKey.pkcs1(pem.content())
                            : decrypted(passphrase);
            case "PRIVATE KEY" -> DerKey.pkcs8(pem.content());
            default -> throw new KeyException("ssh: unsupported key type " + Quoted.of(pem.type()));
        };
    }

    /** A wrong passphrase may leave a well-formed padding, but hardly a well-formed key. */
    private Identity decrypted(Passphrase passphrase) throws KeyException {
        byte[] der = LegacyPem.decrypt(pem.content(), pem.encryption(), passphrase);
        try {
            return DerKey.pkcs1(der);
        } catch (KeyException e) {
            throw OpenSshKey.wrongPassphrase();
        } finally {
            Primitives.wipe(der);
        }
    }

    @Override
    public void close() {
        pem.close();
        if (openSsh != null) {
            openSsh.close();
        }
    }
}
