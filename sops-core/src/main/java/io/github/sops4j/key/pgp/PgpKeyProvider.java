package io.github.sops4j.key.pgp;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.Witness;
import io.github.sops4j.key.place.KeyFile;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key type {@code pgp} (clauses K40-K46): OpenPGP keys, with GnuPG where it is installed and
 * without it.
 *
 * <p>It looks for keys when one is first needed, and keeps secret keys that it unlocked; closing
 * forgets them. Safe for use by several threads, which wait for each other.
 */
public final class PgpKeyProvider implements KeyProvider {

    private static final String TYPE = "pgp";
    private static final String FINGERPRINT = "fp";
    private static final String GIVEN = "text with secret keys";

    private final @Nullable UserEnvironment environment;
    private final PublicKeySources publicKeys;
    private @Nullable SecretKeySources secretKeys;

    /** A provider that looks for keys in an environment. */
    public PgpKeyProvider(UserEnvironment environment) {
        this.environment = environment;
        this.publicKeys = new PublicKeySources(environment);
    }

    private PgpKeyProvider(SecretKeyText given, char @Nullable [] passphrase) {
        this.environment = null;
        this.publicKeys = new PublicKeySources(UserEnvironment.of(Map.of()));
        publicKeys.add(given.publicRings());
        this.secretKeys = new SecretKeySources(given, new GivenPassphrase(passphrase));
    }

    /**
     * A provider that has these secret keys and looks for no others: no GnuPG, no agent. It wraps
     * for the same keys, and for those of {@link #addPublicKeys}.
     *
     * @param armored one or more, as {@code gpg --export-secret-keys --armor} prints them
     * @param passphrase of all that have one, or null; a copy is kept until this provider is closed
     * @throws SopsException of kind {@code KEYS} when there is no secret key in it
     */
    public static PgpKeyProvider withSecretKeys(String armored, char @Nullable [] passphrase) {
        return with(armored.getBytes(StandardCharsets.UTF_8), GIVEN, passphrase);
    }

    /**
     * The same with the secret keys of a file, which is read now.
     *
     * @param file armored or not
     * @param passphrase of all that have one, or null; a copy is kept until this provider is closed
     * @throws SopsException of kind {@code KEYS} when it cannot be read, or there is no secret key
     *     in it
     */
    public static PgpKeyProvider withSecretKeyFile(Path file, char @Nullable [] passphrase) {
        try {
            return with(KeyFile.read(file), file.toString(), passphrase);
        } catch (KeyException e) {
            throw new SopsException(
                    Kind.KEYS, "failed to open OpenPGP key file: " + e.getMessage(), e);
        }
    }

    private static PgpKeyProvider with(
            byte[] content, String location, char @Nullable [] passphrase) {
        try {
            return new PgpKeyProvider(SecretKeyText.parse(content, location), passphrase);
        } catch (KeyException e) {
            throw new SopsException(
                    Kind.KEYS, "the OpenPGP keys in '" + location + "': " + e.getMessage(), e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /**
     * Also takes public keys from a file, or from the files of a folder, before it looks anywhere
     * else. They are read when a key is first wrapped.
     *
     * @param place a file with exported keys, armored or not, a key ring, or a folder of these
     */
    public synchronized void addPublicKeys(Path place) {
        publicKeys.add(place);
    }

    /**
     * The keys in a file of public keys, by the fingerprints of their primary keys.
     *
     * @throws KeyException when it cannot be read, or holds no key
     */
    public synchronized List<MasterKey> keysIn(Path file) throws KeyException {
        List<MasterKey> keys = new ArrayList<>();
        for (String fingerprint : publicKeys.fingerprintsIn(file)) {
            keys.add(key(fingerprint));
        }
        return keys;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Keys of a comma-separated list, as they are written but for spaces (clauses K40, C212). */
    @Override
    public List<MasterKey> parse(String text) {
        List<MasterKey> keys = new ArrayList<>(1);
        if (!text.isEmpty()) {
            for (String name : text.replace(" ", "").split(",", -1)) {
                keys.add(key(name));
            }
        }
        return keys;
    }

    private static MasterKey key(String name) {
        return MasterKey.madeNow(TYPE, Map.of(FINGERPRINT, name));
    }

    /** An armored message for this key alone, without a final line feed (clause K46). */
    @Override
    public synchronized String wrap(MasterKey key, byte[] secret) throws KeyException {
        try {
            return publicKeys.find(KeyName.parse(key.field(FINGERPRINT))).encrypt(secret);
        } catch (KeyException e) {
            throw new KeyException("could not encrypt data key with PGP key: " + e.getMessage(), e);
        }
    }

    /** What any secret key of the user opens, whatever {@code fp} says (clauses K41, K44). */
    @Override
    public byte[] unwrap(MasterKey key) throws KeyException {
        return open(key, null);
    }

    @Override
    public byte[] unwrap(MasterKey key, Witness witness) throws KeyException {
        return open(key, witness);
    }

    private synchronized byte[] open(MasterKey key, @Nullable Witness witness) throws KeyException {
        PgpMessage message;
        try {
            message = PgpMessage.parse(key.encrypted());
        } catch (KeyException e) {
            throw new KeyException("could not decrypt data key with PGP key: " + e.getMessage(), e);
        }
        return secretKeys().open(message, witness);
    }

    private SecretKeySources secretKeys() throws KeyException {
        if (secretKeys == null) {
            if (environment == null) {
                throw new KeyException("the OpenPGP keys were closed");
            }
            secretKeys = new SecretKeySources(environment);
        }
        return secretKeys;
    }

    /** Forgets the secret keys. */
    @Override
    public synchronized void close() {
        if (secretKeys != null) {
            secretKeys.close();
            secretKeys = null;
        }
    }
}
