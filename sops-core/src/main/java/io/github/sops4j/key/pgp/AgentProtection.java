package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.modes.OCBBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * How GnuPG's agent protects the numbers of its own keys, with AES-128: {@code
 * openpgp-s2k3-sha1-aes-cbc} since version 2.1, {@code openpgp-s2k3-ocb-aes} since 2.2.22.
 */
final class AgentProtection {

    private static final String OCB = "openpgp-s2k3-ocb-aes";
    private static final String CBC = "openpgp-s2k3-sha1-aes-cbc";
    private static final int TAG_BITS = 128;
    private static final int MAX_COUNT = 1 << 30;

    private AgentProtection() {}

    /**
     * The lists of secret numbers.
     *
     * @param numbers the public numbers with {@code sealed} among them; integrity covers all
     * @param sealed {@code (protected MODE ((HASH SALT COUNT) NONCE) CIPHERTEXT)}
     * @throws PGPException when the passphrase is another one
     * @throws KeyException when the protection is malformed, or of another kind
     */
    static List<SExpression> remove(SExpression numbers, SExpression sealed, Passphrase passphrase)
            throws PGPException, KeyException {
        SExpression parameters = sealed.get(2);
        byte[] key = key(parameters.get(0), passphrase);
        byte[] nonce = parameters.get(1).bytes();
        byte[] ciphertext = sealed.get(3).bytes();
        try {
            return switch (sealed.get(1).text()) {
                case OCB -> {
                    byte[] bound = numbers.replacing("protected", List.of()).canonical();
                    yield opened(ocb(key, nonce, bound, ciphertext)).get(0).items();
                }
                case CBC -> checked(numbers, opened(cbc(key, nonce, ciphertext)));
                default ->
                        throw new KeyException("unknown protection '" + sealed.get(1).text() + "'");
            };
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** What a wrong key makes of a ciphertext is no S-expression. */
    private static SExpression opened(byte[] plain) throws PGPException {
        try {
            return SExpression.parse(plain);
        } catch (KeyException e) {
            throw new PGPException("the passphrase is another one", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static byte[] key(SExpression derivation, Passphrase passphrase)
            throws PGPException, KeyException {
        int count;
        try {
            count = Integer.parseInt(derivation.get(2).text());
        } catch (NumberFormatException e) {
            throw SExpression.malformed();
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new KeyException("its passphrase is hashed " + count + " bytes long");
        }
        S2K s2k =
                new S2K(
                        PGPUtil.getDigestIDForName(derivation.get(0).text()),
                        derivation.get(1).bytes(),
                        encoded(count));
        return new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                .build(passphrase.characters())
                .makeKeyFromPassPhrase(SymmetricKeyAlgorithmTags.AES_128, s2k);
    }

    /**
     * The octet that means this count if there is one, which the library asks for: RFC 9580,
     * 3.7.1.3.
     */
    private static int encoded(int count) {
        for (int octet = 0; octet < 256; octet++) {
            if ((16 + (octet & 15)) << ((octet >> 4) + 6) == count) {
                return octet;
            }
        }
        return count;
    }

    private static byte[] ocb(byte[] key, byte[] nonce, byte[] bound, byte[] ciphertext)
            throws PGPException {
        OCBBlockCipher cipher =
                new OCBBlockCipher(AESEngine.newInstance(), AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, bound));
        byte[] plain = new byte[cipher.getOutputSize(ciphertext.length)];
        try {
            int done = cipher.processBytes(ciphertext, 0, ciphertext.length, plain, 0);
            cipher.doFinal(plain, done);
        } catch (InvalidCipherTextException e) {
            throw new PGPException("the passphrase is another one", e);
        }
        return plain;
    }

    private static byte[] cbc(byte[] key, byte[] nonce, byte[] ciphertext) throws PGPException {
        CBCModeCipher cipher = CBCBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
        byte[] plain = new byte[ciphertext.length];
        for (int at = 0; at < plain.length; at += cipher.getBlockSize()) {
            cipher.processBlock(ciphertext, at, plain, at);
        }
        return plain;
    }

    /** {@code ((NUMBERS) (hash sha1 HASH))}, where the hash covers public and secret numbers. */
    private static List<SExpression> checked(SExpression numbers, SExpression opened)
            throws PGPException {
        try {
            List<SExpression> secrets = opened.get(0).items();
            byte[] hashed = numbers.replacing("protected", secrets).canonical();
            byte[] hash = Sha1.of(hashed);
            Arrays.fill(hashed, (byte) 0);
            if (MessageDigest.isEqual(hash, opened.find("hash").get(2).bytes())) {
                return secrets;
            }
        } catch (KeyException madeByAWrongKey) {
            throw new PGPException("the passphrase is another one", madeByAWrongKey);
        }
        throw new PGPException("the passphrase is another one");
    }
}
