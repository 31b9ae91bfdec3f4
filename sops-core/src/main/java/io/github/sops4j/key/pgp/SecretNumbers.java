package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.math.BigInteger;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECSecretBCPGKey;
import org.bouncycastle.bcpg.ElGamalSecretBCPGKey;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** The secret numbers in an S-expression of GnuPG's agent. */
final class SecretNumbers {

    /** How they are there. */
    enum Form {
        /** As they are. */
        PLAIN,
        /** Under a passphrase. */
        PROTECTED,
        /** On a card. */
        ELSEWHERE
    }

    private static final String PROTECTED = "protected";

    private final SExpression key;
    private final SExpression numbers;
    private final PGPPublicKey publicKey;

    /**
     * Those of a public key.
     *
     * @param key {@code (private-key (ALGORITHM …))}, {@code (protected-private-key …)} or {@code
     *     (shadowed-private-key …)}
     */
    SecretNumbers(SExpression key, PGPPublicKey publicKey) throws KeyException {
        this.key = key;
        this.numbers = key.get(1);
        this.publicKey = publicKey;
    }

    /** How the numbers are in an S-expression. */
    static Form form(SExpression key) throws KeyException {
        return switch (key.name()) {
            case "private-key" -> Form.PLAIN;
            case "shadowed-private-key" -> Form.ELSEWHERE;
            case "protected-private-key" ->
                    NativeProtection.isPlain(key.get(1).find(PROTECTED))
                            ? Form.PLAIN
                            : Form.PROTECTED;
            default -> throw SExpression.malformed();
        };
    }

    /** The key with its numbers. */
    PGPKeyPair unlock(@Nullable Passphrase passphrase) throws PGPException, KeyException {
        if (!key.name().equals("protected-private-key")) {
            return pair(numbers);
        }
        SExpression sealed = numbers.find(PROTECTED);
        if (NativeProtection.isUsed(sealed)) {
            return new NativeProtection(sealed, publicKey).unlock(passphrase);
        }
        if (passphrase == null) {
            throw new PGPException("the key is protected");
        }
        return pair(SExpression.list(AgentProtection.remove(numbers, sealed, passphrase)));
    }

    private PGPKeyPair pair(SExpression from) throws KeyException {
        int algorithm = publicKey.getAlgorithm();
        BCPGKey secret =
                switch (algorithm) {
                    case PublicKeyAlgorithmTags.RSA_GENERAL ->
                            new RSASecretBCPGKey(
                                    number(from, "d"), number(from, "p"), number(from, "q"));
                    case PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT ->
                            new ElGamalSecretBCPGKey(number(from, "x"));
                    case PublicKeyAlgorithmTags.ECDH -> new ECSecretBCPGKey(number(from, "d"));
                    default ->
                            throw new KeyException(
                                    "keys of algorithm " + algorithm + " do not encrypt");
                };
        PGPPrivateKey privateKey =
                new PGPPrivateKey(
                        publicKey.getKeyIdentifier().getKeyId(),
                        publicKey.getPublicKeyPacket(),
                        secret);
        return new PGPKeyPair(publicKey, privateKey);
    }

    private static BigInteger number(SExpression numbers, String name) throws KeyException {
        return new BigInteger(1, numbers.find(name).get(1).bytes());
    }
}
