package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.Quoted;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.BCrypt;
import org.jspecify.annotations.Nullable;

/** A private key in the format {@code openssh-key-v1}. */
final class OpenSshKey implements AutoCloseable {

    private static final String MAGIC = "openssh-key-v1\0";
    private static final int MAX_ROUNDS = 2048;
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;

    private final String cipher;
    private final String derivation;
    private final byte[] options;
    private final byte[] publicKey;
    private final byte[] secret;

    private OpenSshKey(
            String cipher, String derivation, byte[] options, byte[] publicKey, byte[] secret) {
        this.cipher = cipher;
        this.derivation = derivation;
        this.options = options;
        this.publicKey = publicKey;
        this.secret = secret;
    }

    static OpenSshKey parse(byte[] content) throws KeyException {
        byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
        if (content.length < magic.length
                || !Arrays.equals(content, 0, magic.length, magic, 0, magic.length)) {
            throw new KeyException("ssh: invalid openssh private key format");
        }
        SshReader reader = new SshReader(Arrays.copyOfRange(content, magic.length, content.length));
        String cipher = reader.text();
        String derivation = reader.text();
        byte[] options = reader.string();
        if (reader.uint32() != 1) {
            throw new KeyException("ssh: multi-key files are not supported");
        }
        return new OpenSshKey(cipher, derivation, options, reader.string(), reader.string());
    }

    boolean isProtected() {
        return !cipher.equals("none");
    }

    SshPublicKey publicKey() throws KeyException {
        return SshPublicKey.parseWire(publicKey);
    }

    /** The identity, decrypted with a passphrase when it is protected. */
    Identity identity(@Nullable Passphrase passphrase) throws KeyException {
        if (!isProtected()) {
            return identity(new SshReader(secret));
        }
        if (passphrase == null) {
            throw new KeyException("ssh: this private key is passphrase protected");
        }
        byte[] plain = decrypted(passphrase);
        try {
            return identity(new SshReader(plain));
        } finally {
            Primitives.wipe(plain);
        }
    }

    private Identity identity(SshReader reader) throws KeyException {
        boolean whole;
        String type = "";
        try {
            int check = reader.uint32();
            whole = check == reader.uint32();
            type = whole ? reader.text() : "";
        } catch (KeyException e) {
            whole = false;
        }
        if (!whole) {
            throw isProtected()
                    ? wrongPassphrase()
                    : new KeyException("ssh: malformed OpenSSH key");
        }
        return switch (type) {
            case SshPublicKey.ED25519 -> ed25519(reader);
            case SshPublicKey.RSA -> new SshRsaIdentity(rsa(reader));
            default -> throw new KeyException("unsupported SSH identity type: " + type);
        };
    }

    private static Identity ed25519(SshReader reader) throws KeyException {
        SshPublicKey key = SshPublicKey.ed25519(reader.string());
        byte[] seedAndPoint = reader.string();
        byte[] seed = Arrays.copyOf(seedAndPoint, KEY_BYTES);
        try {
            if (seedAndPoint.length != 2 * KEY_BYTES) {
                throw new KeyException("ssh: private key has wrong size");
            }
            return new SshEd25519Identity(key, seed);
        } finally {
            Primitives.wipe(seed);
            Primitives.wipe(seedAndPoint);
        }
    }

    private static RSAPrivateCrtKeySpec rsa(SshReader reader) throws KeyException {
        BigInteger modulus = reader.number();
        BigInteger exponent = reader.number();
        BigInteger secret = reader.number();
        BigInteger coefficient = reader.number();
        BigInteger p = reader.number();
        BigInteger q = reader.number();
        if (p.signum() == 0 || q.signum() == 0 || !p.multiply(q).equals(modulus)) {
            throw new KeyException("ssh: malformed RSA private key");
        }
        return new RSAPrivateCrtKeySpec(
                modulus,
                exponent,
                secret,
                p,
                q,
                secret.mod(p.subtract(BigInteger.ONE)),
                secret.mod(q.subtract(BigInteger.ONE)),
                coefficient);
    }

    private byte[] decrypted(Passphrase passphrase) throws KeyException {
        if (!derivation.equals("bcrypt")) {
            throw new KeyException("ssh: unknown KDF " + Quoted.of(derivation));
        }
        String transformation =
                switch (cipher) {
                    case "aes256-ctr" -> "AES/CTR/NoPadding";
                    case "aes256-cbc" -> "AES/CBC/NoPadding";
                    default -> throw new KeyException("ssh: unknown cipher " + Quoted.of(cipher));
                };
        byte[] key = derived(passphrase);
        try {
            Cipher aes = Cipher.getInstance(transformation);
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, 0, KEY_BYTES, "AES"),
                    new IvParameterSpec(key, KEY_BYTES, IV_BYTES));
            return aes.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new KeyException("ssh: malformed OpenSSH key", e);
        } finally {
            Primitives.wipe(key);
        }
    }

    /** Key and initialisation vector; the cost is linear in the rounds the file asks for. */
    private byte[] derived(Passphrase passphrase) throws KeyException {
        SshReader reader = new SshReader(options);
        byte[] salt = reader.string();
        int rounds = reader.uint32();
        if (rounds < 1 || rounds > MAX_ROUNDS || salt.length == 0) {
            throw new KeyException("ssh: bcrypt rounds outside 1 to " + MAX_ROUNDS);
        }
        if (passphrase.isEmpty()) {
            throw wrongPassphrase();
        }
        return BCrypt.pbkdfGenerate(passphrase.bytes(), salt, rounds, KEY_BYTES + IV_BYTES);
    }

    @Override
    public void close() {
        Primitives.wipe(secret);
    }

    static KeyException wrongPassphrase() {
        return new KeyException("x509: decryption password incorrect");
    }
}
