package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import io.github.sops4j.key.user.PassphrasePrompt;
import io.github.sops4j.key.user.Quoted;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A private SSH key under a passphrase, which is asked for once a stanza names it (clause K53). */
final class ProtectedSshIdentity implements Identity {

    private final String path;
    private final SshPublicKey key;
    private final SshKeyFile file;
    private final PassphrasePrompt prompt;
    private @Nullable Identity opened;

    ProtectedSshIdentity(String path, SshPublicKey key, SshKeyFile file, PassphrasePrompt prompt) {
        this.path = path;
        this.key = key;
        this.file = file;
        this.prompt = prompt;
    }

    @Override
    public Turn turn() {
        return Turn.OTHER;
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException {
        if (opened == null) {
            if (!isNamed(stanzas)) {
                return null;
            }
            opened = open();
        }
        return opened.unwrap(stanzas);
    }

    private boolean isNamed(List<Stanza> stanzas) throws KeyException {
        for (Stanza stanza : stanzas) {
            if (stanza.type().equals(key.type())) {
                if (stanza.arguments().isEmpty()) {
                    throw new KeyException("invalid " + key.type() + " recipient block");
                }
                if (stanza.arguments().get(0).equals(key.fingerprint())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Identity open() throws KeyException {
        Identity identity;
        try (Passphrase passphrase = ask()) {
            identity = file.identity(passphrase);
        } catch (IOException e) {
            throw new KeyException(
                    "failed to obtain passphrase: could not read passphrase for "
                            + Quoted.of(path)
                            + ": "
                            + e.getMessage(),
                    e);
        } catch (KeyException e) {
            throw new KeyException("failed to decrypt SSH key file: " + e.getMessage(), e);
        }
        if (!isMine(identity)) {
            identity.close();
            throw new KeyException("mismatched private and public SSH key");
        }
        return identity;
    }

    private Passphrase ask() throws IOException {
        return Passphrase.ask(prompt, "Enter passphrase for " + Quoted.of(path) + ":");
    }

    private boolean isMine(Identity identity) {
        if (identity instanceof SshRsaIdentity rsa) {
            return rsa.key().isSameAs(key);
        }
        return identity instanceof SshEd25519Identity ed25519 && ed25519.key().isSameAs(key);
    }

    @Override
    public void close() {
        file.close();
        if (opened != null) {
            opened.close();
        }
    }
}
