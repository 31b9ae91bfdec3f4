package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.PassphrasePrompt;
import io.github.sops4j.key.user.Quoted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Makes identities of SSH keys in files and of those that a command printed (clause K53). */
final class SshIdentities {

    private final PassphrasePrompt prompt;

    SshIdentities(PassphrasePrompt prompt) {
        this.prompt = prompt;
    }

    /** The identity in a file; one under a passphrase asks for it when it is needed. */
    Identity ofFile(String path) throws KeyException {
        byte[] content = content(path);
        SshKeyFile file;
        SshPublicKey key;
        try {
            file = SshKeyFile.parse(content);
            if (!file.isProtected()) {
                return unprotected(file);
            }
            key = file.publicKey();
        } catch (KeyException e) {
            throw new KeyException(
                    "malformed SSH identity in " + Quoted.of(path) + ": " + e.getMessage(), e);
        } finally {
            Primitives.wipe(content);
        }
        return new ProtectedSshIdentity(
                path, key == null ? publicKeyBeside(path) : key, file, prompt);
    }

    /** The identity that a command printed; it must not be under a passphrase. */
    static Identity ofOutput(byte[] output) throws KeyException {
        SshKeyFile file;
        try {
            file = SshKeyFile.parse(output);
            if (!file.isProtected()) {
                return unprotected(file);
            }
        } catch (KeyException e) {
            throw new KeyException(
                    "malformed SSH identity returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD: "
                            + Quoted.of(e.getMessage()),
                    e);
        } finally {
            Primitives.wipe(output);
        }
        file.close();
        throw new KeyException(
                "the SSH key returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD is password"
                        + " protected, which is unsupported. (\"ssh: this private key is passphrase"
                        + " protected\")");
    }

    private static Identity unprotected(SshKeyFile file) throws KeyException {
        try (file) {
            return file.identity(null);
        }
    }

    private static byte[] content(String path) throws KeyException {
        try {
            return KeyFile.read(KeyFile.path(path));
        } catch (KeyException e) {
            throw new KeyException("failed to open file: " + e.getMessage(), e);
        }
    }

    /** The key in the file whose name ends in {@code .pub}. */
    private static SshPublicKey publicKeyBeside(String path) throws KeyException {
        String beside = path + ".pub";
        byte[] content;
        try {
            content = KeyFile.read(Path.of(beside));
        } catch (KeyException e) {
            throw new KeyException(
                    "failed to obtain public "
                            + Quoted.of(beside)
                            + " key for "
                            + Quoted.of(path)
                            + " SSH key: "
                            + e.getMessage(),
                    e);
        }
        try {
            return SshPublicKey.parseLine(new String(content, StandardCharsets.ISO_8859_1));
        } catch (KeyException e) {
            throw new KeyException(
                    "failed to parse " + Quoted.of(beside) + ": " + e.getMessage(), e);
        }
    }
}
