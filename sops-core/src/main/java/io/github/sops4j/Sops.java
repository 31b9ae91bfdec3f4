package io.github.sops4j;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.tree.MapNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Encrypts, decrypts and changes files with the keys of a ring. Safe for use by several threads.
 * Closing it closes the ring, which wipes what it read of keys.
 */
public final class Sops implements AutoCloseable {
    private final KeyRing keys;

    /** A front door for these key types. */
    public Sops(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * A front door for the key types on the class path, with the keys of the account that this
     * process runs for, as the command line finds them.
     */
    public static Sops ofUser() {
        return new Sops(KeyRing.ofClassPath(UserEnvironment.ofProcess()));
    }

    /** A file on a disk, to be read, changed, made or watched; nothing is done yet. */
    public SecretsFile file(Path path) {
        return new SecretsFile(this, path);
    }

    /**
     * Keys to encrypt for, each of which can decrypt.
     *
     * @param type {@code age}, {@code pgp} or {@code kms} for example
     * @param text one or more of them, separated by commas, as on the command line
     * @throws SopsException of kind {@code KEYS} when there is none, one is malformed, or nobody
     *     here knows the type
     */
    public KeyGroup recipients(String type, String text) {
        try {
            List<MasterKey> named = keys.parse(type, text);
            if (named.isEmpty()) {
                throw new SopsException(Kind.KEYS, "no key of type " + type + " is named");
            }
            return new KeyGroup(named);
        } catch (KeyException malformed) {
            throw new SopsException(Kind.KEYS, malformed.getMessage(), malformed);
        }
    }

    /**
     * How the first creation rule that matches a file says to encrypt it, in the nearest {@code
     * .sops.yaml} in its folder or above it (clauses C106, C118 to C120).
     *
     * @param file need not exist
     * @throws SopsException of kind {@code CONFIG} when there is no such rule, or it is malformed
     */
    public EncryptOptions optionsFor(Path file) {
        return RuleOptions.of(keys, file.toAbsolutePath().normalize());
    }

    /**
     * Whether a file is encrypted: it has readable metadata with a version and a MAC (clause C181).
     * No key is needed to tell.
     *
     * @param source the bytes of the file
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} or {@code METADATA}
     */
    public static boolean isEncrypted(byte[] source, FileFormat format) {
        return DeepStack.call(
                new Callable<Boolean>() {
                    @Override
                    public Boolean call() {
                        return EncryptedFile.isEncrypted(format, source);
                    }
                });
    }

    /**
     * Decrypts a file.
     *
     * @param source the bytes of the file
     * @return the plain file, its layout kept; or the part that was asked for (clause C154)
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED}, {@code METADATA}, {@code
     *     DATA_KEY_NOT_RECOVERED}, {@code NOT_DECRYPTED}, {@code MAC_MISMATCH} or {@code
     *     PATH_NOT_FOUND}
     */
    public byte[] decrypt(byte[] source, DecryptOptions options) {
        return DeepStack.call(
                new Callable<byte[]>() {
                    @Override
                    public byte[] call() {
                        return new FileDecryption(keys, options).decrypt(source);
                    }
                });
    }

    /**
     * Decrypts a file into its values.
     *
     * @param source the bytes of the file
     * @param options of which the output format and the part to extract have no effect
     * @return one map for each document, in the order of the file, with comments and without the
     *     metadata
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED}, {@code METADATA}, {@code
     *     DATA_KEY_NOT_RECOVERED}, {@code NOT_DECRYPTED} or {@code MAC_MISMATCH}
     */
    public List<MapNode> documents(byte[] source, DecryptOptions options) {
        return DeepStack.call(
                new Callable<List<MapNode>>() {
                    @Override
                    public List<MapNode> call() {
                        return new FileDecryption(keys, options).read(source);
                    }
                });
    }

    /**
     * The values of a file; of its first document, if there are several.
     *
     * @throws SopsException of the kinds of {@link #readAll}
     */
    public Secrets read(Source source) {
        return readAll(source).get(0);
    }

    /**
     * The values of each document of a file, in its order.
     *
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED}, also for a key that occurs twice,
     *     {@code METADATA}, {@code DATA_KEY_NOT_RECOVERED}, {@code NOT_DECRYPTED} or {@code
     *     MAC_MISMATCH}; its message begins with the name of the file
     */
    public List<Secrets> readAll(Source source) {
        DecryptOptions options = DecryptOptions.of(source.format());
        try {
            return DeepStack.call(() -> new FileDecryption(keys, options).secrets(source));
        } catch (SopsException failure) {
            throw failure.inFront(source.name());
        }
    }

    /**
     * Encrypts a file under a new data key.
     *
     * @param source the bytes of the file
     * @return the encrypted file, its layout kept
     * @throws SopsException of kind {@code PLAIN_MALFORMED}, {@code EMPTY}, {@code
     *     ALREADY_ENCRYPTED}, {@code DATA_KEY_NOT_ENCRYPTED}, {@code NOT_ENCRYPTED} or {@code
     *     NOT_EMITTED}
     */
    public byte[] encrypt(byte[] source, EncryptOptions options) {
        return DeepStack.call(
                new Callable<byte[]>() {
                    @Override
                    public byte[] call() {
                        return new FileEncryption(keys, options).encrypt(source);
                    }
                });
    }

    /**
     * Encrypts an encrypted file anew, under a new data key (clause C164).
     *
     * @param source the bytes of the file
     * @return the file with new ciphertexts in the places of the old ones; all else is kept, but
     *     for wrapped keys, MAC and time
     * @throws SopsException of the kinds of {@link #decrypt}, and of kind {@code
     *     DATA_KEY_NOT_ENCRYPTED}, {@code NOT_ENCRYPTED} or {@code NOT_EMITTED}
     */
    public byte[] rotate(byte[] source, RotateOptions options) {
        return DeepStack.call(
                new Callable<byte[]>() {
                    @Override
                    public byte[] call() {
                        return new FileRotation(keys, options).rotate(source);
                    }
                });
    }

    /**
     * Opens a file to change it.
     *
     * @param source the bytes of the file
     * @param options how to decrypt it; {@code extract} has no meaning here
     * @throws SopsException of the kinds of {@link #decrypt}
     */
    public OpenedFile open(byte[] source, DecryptOptions options) {
        return DeepStack.call(
                new Callable<OpenedFile>() {
                    @Override
                    public OpenedFile call() {
                        return OpenedFile.open(keys, source, options);
                    }
                });
    }

    /**
     * Encrypts the data key of a file for other keys, or in other groups (clause C170).
     *
     * @param source the bytes of the file
     * @return the file with another metadata block; values, MAC, time and version are kept
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED}, {@code METADATA}, {@code
     *     DATA_KEY_NOT_RECOVERED}, {@code DATA_KEY_NOT_ENCRYPTED} or {@code NOT_EMITTED}
     */
    public byte[] rewrap(byte[] source, RewrapOptions options) {
        return DeepStack.call(
                new Callable<byte[]>() {
                    @Override
                    public byte[] call() {
                        return new FileRewrap(keys, options).rewrap(source);
                    }
                });
    }

    /**
     * What an encrypted file says of its keys; none of them is asked for anything.
     *
     * @param source the bytes of the file
     * @param format its syntax
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} or {@code METADATA}
     */
    public static Metadata metadata(byte[] source, FileFormat format) {
        return DeepStack.call(
                new Callable<Metadata>() {
                    @Override
                    public Metadata call() {
                        return EncryptedFile.read(format, source, loss -> {}).metadata();
                    }
                });
    }

    /**
     * Begins a file that does not exist yet: its data key is made and wrapped.
     *
     * @throws SopsException of kind {@code DATA_KEY_NOT_ENCRYPTED}
     */
    public NewFile create(EncryptOptions options) {
        return new NewFile(Envelope.create(keys, options), options);
    }

    @Override
    public void close() {
        keys.close();
    }
}
