package io.github.sops4j.key.age;

import io.github.sops4j.cipher.SystemRandom;
import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.KeyProvider;
import io.github.sops4j.key.Witness;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key type {@code age} (clauses K47–K58): X25519, hybrid post-quantum and SSH recipients.
 *
 * <p>It reads identities when a key is first unwrapped and keeps them; closing wipes them. Wrapping
 * needs none. Safe for use by several threads.
 */
public final class AgeKeyProvider implements KeyProvider {

    private static final String RECIPIENT = "recipient";

    private final Identities identities;
    private @Nullable SecureRandom random;

    /** A provider that looks for identities in an environment. */
    public AgeKeyProvider(UserEnvironment environment) {
        this(new AgeIdentitySources(environment));
    }

    private AgeKeyProvider(Identities identities) {
        this.identities = identities;
    }

    /**
     * A provider that has these identities and looks for no others.
     *
     * @param text one or more of them, as in a file {@code keys.txt}
     * @throws io.github.sops4j.error.SopsException of kind {@code KEYS} when there is none in it,
     *     or a malformed one
     */
    public static AgeKeyProvider withIdentities(String text) {
        return new AgeKeyProvider(GivenIdentities.of(text));
    }

    /**
     * A provider that has the identities of a file, which is read now, and looks for no others.
     *
     * @param file such as {@code keys.txt}; not one under a passphrase, which nobody is asked for
     * @throws io.github.sops4j.error.SopsException of kind {@code KEYS} when it cannot be read,
     *     there is no identity in it, or a malformed one
     */
    public static AgeKeyProvider withIdentityFile(Path file) {
        return new AgeKeyProvider(GivenIdentities.in(file));
    }

    @Override
    public String type() {
        return "age";
    }

    /** Keys of a comma-separated list; blanks around an item are dropped (clause K54). */
    @Override
    public List<MasterKey> parse(String text) throws KeyException {
        List<MasterKey> keys = new ArrayList<>(1);
        if (text.isEmpty()) {
            return keys;
        }
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String recipient = text.substring(start, end).strip();
            Recipients.parse(recipient);
            keys.add(new MasterKey(type(), Map.of(RECIPIENT, recipient)));
            start = end + 1;
        }
        return keys;
    }

    /** An armored age file for this recipient alone, ending in a line feed (clause K56). */
    @Override
    public String wrap(MasterKey key, byte[] secret) throws KeyException {
        Recipient recipient = Recipients.parse(key.field(RECIPIENT));
        try {
            return Armor.encode(AgeFile.seal(recipient, secret, random()));
        } catch (KeyException e) {
            throw new KeyException(
                    "failed to create writer for encrypting sops data key with age: "
                            + "failed to wrap key for recipient #0: "
                            + e.getMessage(),
                    e);
        }
    }

    /** What the first matching identity of the user opens (clauses K47–K53, K57). */
    @Override
    public byte[] unwrap(MasterKey key) throws KeyException {
        return open(key, null);
    }

    @Override
    public byte[] unwrap(MasterKey key, Witness witness) throws KeyException {
        return open(key, witness);
    }

    private synchronized byte[] open(MasterKey key, @Nullable Witness witness) throws KeyException {
        String recipient = key.field(RECIPIENT);
        try {
            AgeFile file = AgeFile.parseArmored(key.encrypted().getBytes(StandardCharsets.UTF_8));
            return file.open(identities.unwrap(file.stanzas(), recipient, witness));
        } catch (KeyException e) {
            throw identities.failure(recipient, e);
        }
    }

    /** Wipes the identities. */
    @Override
    public synchronized void close() {
        identities.close();
    }

    private synchronized SecureRandom random() {
        if (random == null) {
            random = new SystemRandom();
        }
        return random;
    }
}
