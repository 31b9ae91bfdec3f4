package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Quoted;

/** Recipients as text (clause K54). */
final class Recipients {

    private Recipients() {}

    /**
     * The recipient a text names, without blanks around it.
     *
     * @throws KeyException in the words of SOPS when it names none
     */
    static Recipient parse(String text) throws KeyException {
        if (text.startsWith("age1pq1")) {
            return hybrid(text);
        }
        if (text.startsWith("age1")) {
            return text.lastIndexOf('1') > 3 ? plugin(text) : x25519(text);
        }
        if (text.startsWith("ssh-")) {
            return ssh(text);
        }
        throw new KeyException("failed to parse input, unknown recipient type: " + Quoted.of(text));
    }

    private static Recipient x25519(String text) throws KeyException {
        try {
            return X25519Recipient.parse(text);
        } catch (KeyException e) {
            throw context("failed to parse input as Bech32-encoded age public key: ", e);
        }
    }

    private static Recipient hybrid(String text) throws KeyException {
        try {
            return HybridRecipient.parse(text);
        } catch (KeyException e) {
            throw context("failed to parse input as Bech32-encoded age public key: ", e);
        }
    }

    private static Recipient plugin(String text) throws KeyException {
        try {
            return PluginRecipient.parse(text);
        } catch (KeyException e) {
            throw context("failed to parse input as age key from age plugin: ", e);
        }
    }

    private static Recipient ssh(String text) throws KeyException {
        try {
            SshPublicKey key = SshPublicKey.parseLine(text);
            return key.type().equals(SshPublicKey.RSA)
                    ? new SshRsaRecipient(key)
                    : new SshEd25519Recipient(key);
        } catch (KeyException e) {
            String reason = e.getMessage();
            boolean unknown = reason.startsWith("unknown SSH recipient type");
            throw new KeyException(
                    "failed to parse input as age-ssh public key: "
                            + (unknown ? "" : "malformed SSH recipient: " + Quoted.of(text) + ": ")
                            + reason,
                    e);
        }
    }

    private static KeyException context(String context, KeyException e) {
        return new KeyException(context + e.getMessage(), e);
    }
}
