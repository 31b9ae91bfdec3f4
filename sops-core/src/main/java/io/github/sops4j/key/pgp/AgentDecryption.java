package io.github.sops4j.key.pgp;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.bcpg.ECDHPublicBCPGKey;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyCryptoCallback;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.jspecify.annotations.Nullable;

/** Recovers session keys with a secret key that stays in gpg-agent, or on the card behind it. */
final class AgentDecryption extends BcPublicKeyDataDecryptorFactory {

    private static final byte NATIVE_POINT = 0x40;
    private static final byte FULL_POINT = 0x04;
    private static final int X25519_BYTES = 32;

    private final AgentConnection agent;
    private final PGPPublicKey key;
    private final String keygrip;
    private final @Nullable Passphrase given;

    @SuppressWarnings(
            "NullAway") // The library takes no secret key from who overrides the callback.
    AgentDecryption(
            AgentConnection agent, PGPPublicKey key, String keygrip, @Nullable Passphrase given) {
        super(SessionKeys.publicHalf(key));
        this.agent = agent;
        this.key = key;
        this.keygrip = keygrip;
        this.given = given;
    }

    @Override
    protected BcPublicKeyCryptoCallback getCryptoCallback() {
        return new Callback();
    }

    /** Whether a passphrase is not known beforehand. */
    boolean asksAPerson() {
        return given == null;
    }

    /** The bytes in the agent's answer to {@code (enc-val(ALGORITHM(NAME VALUE)…))}. */
    private byte[] ask(String algorithm, String names, byte[]... values) throws PGPException {
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        question.writeBytes(ascii("(7:enc-val(" + algorithm.length() + ":" + algorithm));
        for (int i = 0; i < values.length; i++) {
            question.writeBytes(ascii("(1:" + names.charAt(i) + values[i].length + ":"));
            question.writeBytes(values[i]);
            question.write(')');
        }
        question.writeBytes(ascii("))"));
        try {
            byte[] answer = agent.decrypt(keygrip, description(), question.toByteArray(), given);
            try {
                return SExpression.parse(answer).get(1).bytes();
            } finally {
                Arrays.fill(answer, (byte) 0);
            }
        } catch (IOException e) {
            throw new AgentRefusal(e);
        } catch (KeyException e) {
            throw new AgentRefusal(new IOException("it answers what is not its protocol", e));
        }
    }

    private String description() {
        return "sops opens a data key with the OpenPGP key "
                + KeyName.hex(key.getKeyIdentifier().getKeyId());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The session data in a block that may still have the padding of PKCS #1 (RFC 8017, section
     * 7.2) before it, without its leading zero.
     */
    private static byte[] unpadded(byte[] block) throws PGPException {
        int at = block.length > 0 && block[0] == 0 ? 1 : 0;
        if (at >= block.length || block[at] != 2) {
            return block;
        }
        while (at < block.length && block[at] != 0) {
            at++;
        }
        if (at == block.length) {
            throw new PGPException("the agent's answer is padded wrongly");
        }
        return Arrays.copyOfRange(block, at + 1, block.length);
    }

    /** What the agent refused, and why. */
    static final class AgentRefusal extends PGPException {
        private static final long serialVersionUID = 1;

        private final IOException reason;

        AgentRefusal(IOException reason) {
            super("gpg-agent refuses", reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }

    private final class Callback extends SessionKeys {

        @Override
        public byte[] decryptRSA(
                int keyAlgorithm, byte[] encrypted, @Nullable AsymmetricKeyParameter none)
                throws PGPException {
            return unpadded(ask("rsa", "a", encrypted));
        }

        @Override
        public byte[] decryptElGamal(
                int keyAlgorithm, byte[][] encrypted, @Nullable AsymmetricKeyParameter none)
                throws PGPException {
            return unpadded(ask("elg", "ab", number(encrypted[0]), number(encrypted[1])));
        }

        /** A number of OpenPGP without the two bytes that hold its length. */
        private byte[] number(byte[] encoded) {
            return Arrays.copyOfRange(encoded, 2, encoded.length);
        }

        @Override
        public byte[] decryptECDH(
                ECDHPublicBCPGKey publicKey,
                byte[] ephemeral,
                @Nullable AsymmetricKeyParameter none)
                throws PGPException {
            byte[] point = ask("ecdh", "e", ephemeral);
            boolean isFull = point.length > 0 && point[0] == FULL_POINT && point.length % 2 == 1;
            return isFull ? Arrays.copyOfRange(point, 1, 1 + point.length / 2) : point;
        }

        @Override
        public byte[] decryptX25519(@Nullable AsymmetricKeyParameter none, byte[] ephemeral)
                throws PGPException {
            byte[] prefixed = new byte[ephemeral.length + 1];
            prefixed[0] = NATIVE_POINT;
            System.arraycopy(ephemeral, 0, prefixed, 1, ephemeral.length);
            byte[] point = ask("ecdh", "e", prefixed);
            boolean isPrefixed = point.length == X25519_BYTES + 1 && point[0] == NATIVE_POINT;
            return isPrefixed ? Arrays.copyOfRange(point, 1, point.length) : point;
        }
    }
}
