package io.github.sops4j.key;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.key.user.UserEnvironment;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key types a program knows, in order; wraps data keys for groups and recovers them. Safe for
 * use by several threads when its providers are, as all of this project's are.
 */
public final class KeyRing implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int PART_BYTES = 33;

    private final List<KeyProvider> providers;
    private final CallPolicy policy;
    private final OpenedKeys opened = new OpenedKeys();
    private volatile boolean closed;

    /** A ring of these types, with {@link CallPolicy#DEFAULT} for keys behind a network. */
    public KeyRing(List<KeyProvider> providers) {
        this(providers, CallPolicy.DEFAULT);
    }

    /**
     * A ring of these types, which it closes when it is closed itself.
     *
     * @param policy how keys behind a network are asked
     * @throws IllegalArgumentException when a type occurs twice
     */
    public KeyRing(List<KeyProvider> providers, CallPolicy policy) {
        this.providers = List.copyOf(providers);
        this.policy = policy;
        for (int i = 0; i < providers.size(); i++) {
            if (provider(providers.get(i).type()) != providers.get(i)) {
                throw new IllegalArgumentException("two providers of " + providers.get(i).type());
            }
        }
    }

    /**
     * A ring of all key types on the class path of the current thread, with {@link
     * CallPolicy#DEFAULT}: those of this library, of its modules, and any other's that has a {@link
     * KeyProviderFactory}. What is on the class path is then asked for keys; a program that does
     * not want that lists its providers.
     *
     * @param environment where the types look for keys
     * @throws SopsException of kind {@code UNSUPPORTED} when one cannot be used, or two are for one
     *     type
     */
    public static KeyRing ofClassPath(UserEnvironment environment) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofClassPath(
                environment,
                CallPolicy.DEFAULT,
                ofThread == null ? KeyRing.class.getClassLoader() : ofThread);
    }

    /**
     * A ring of all key types that a class loader finds; the rest as {@link
     * #ofClassPath(UserEnvironment)}.
     *
     * @param policy how keys behind a network are asked
     */
    public static KeyRing ofClassPath(
            UserEnvironment environment, CallPolicy policy, ClassLoader loader) {
        return new KeyRing(ClassPathProviders.of(environment, loader), policy);
    }

    CallPolicy policy() {
        return policy;
    }

    /** The provider of a type, or null when this ring has none. */
    public @Nullable KeyProvider provider(String type) {
        for (KeyProvider provider : providers) {
            if (provider.type().equals(type)) {
                return provider;
            }
        }
        return null;
    }

    /**
     * The keys that a text names.
     *
     * @param type of one of the providers
     * @param text as {@link KeyProvider#parse} takes it
     * @throws KeyException when a key is malformed, or no provider is of this type
     */
    public List<MasterKey> parse(String type, String text) throws KeyException {
        return providerOf(type).parse(text);
    }

    /**
     * Wraps a data key for every key of every group: the key itself for one group, a part of it per
     * group for several (clause K1).
     *
     * @param dataKey not kept
     * @param groups at least one group, none of them empty
     * @param threshold how many groups are needed; 0 for all; ignored for one group
     * @return the same groups, every key with its {@code enc} field
     * @throws SopsException of kind {@code DATA_KEY_NOT_ENCRYPTED} with the reason of every key
     *     that failed (clause K2)
     */
    public List<KeyGroup> wrap(DataKey dataKey, List<KeyGroup> groups, int threshold) {
        return wrap(dataKey, groups, threshold, "Could not generate data key");
    }

    /** Wraps a data key that is in use already; all as {@link #wrap}, but for SOPS's words. */
    public List<KeyGroup> rewrap(DataKey dataKey, List<KeyGroup> groups, int threshold) {
        return wrap(dataKey, groups, threshold, "error updating one or more master keys");
    }

    private List<KeyGroup> wrap(
            DataKey dataKey, List<KeyGroup> groups, int threshold, String failure) {
        List<String> problems = new ArrayList<>();
        List<KeyGroup> wrapped = new ArrayList<>();
        byte[] secret = dataKey.copy();
        List<byte[]> parts = List.of(secret);
        try {
            if (groups.size() > 1) {
                parts =
                        Shamir.split(
                                secret, groups.size(), threshold == 0 ? groups.size() : threshold);
            }
            List<List<KeyWrapping>> begun = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                begun.add(begin(groups.get(i), parts.get(i)));
            }
            for (int i = 0; i < groups.size(); i++) {
                wrapped.add(finish(groups.get(i), begun.get(i), problems));
            }
        } catch (KeyException impossible) {
            problems.add(
                    "could not split data key into parts for Shamir: " + impossible.getMessage());
        } finally {
            wipe(parts);
            Arrays.fill(secret, (byte) 0);
        }
        if (!problems.isEmpty()) {
            throw new SopsException(
                    Kind.DATA_KEY_NOT_ENCRYPTED,
                    failure + ": [" + String.join(" ", problems) + "]");
        }
        return wrapped;
    }

    private List<KeyWrapping> begin(KeyGroup group, byte[] secret) {
        List<KeyWrapping> begun = new ArrayList<>();
        for (MasterKey key : group.keys()) {
            begun.add(KeyWrapping.begin(this, key, secret));
        }
        return begun;
    }

    private static KeyGroup finish(KeyGroup group, List<KeyWrapping> begun, List<String> problems) {
        if (begun.isEmpty()) {
            problems.add("empty key group provided");
        }
        List<MasterKey> keys = new ArrayList<>();
        for (KeyWrapping wrapping : begun) {
            try {
                keys.add(wrapping.finish());
            } catch (KeyException failed) {
                problems.add(
                        "failed to encrypt new data key with master key \""
                                + wrapping.key().identity()
                                + "\": "
                                + failed.getMessage());
            }
        }
        return new KeyGroup(keys, group.unknown());
    }

    KeyProvider providerFor(MasterKey key) throws KeyException {
        return providerOf(key.type());
    }

    private KeyProvider providerOf(String type) throws KeyException {
        if (closed) {
            throw new IllegalStateException("the keys were closed");
        }
        KeyProvider provider = provider(type);
        if (provider == null) {
            throw new KeyException("keys of type '" + type + "' are not supported by this program");
        }
        return provider;
    }

    /**
     * Recovers the data key of a file. Every group is tried; within a group the keys are, until one
     * opens (clause K3).
     *
     * @param order key types to try first (clause K5)
     * @throws SopsException of kind {@code DATA_KEY_NOT_RECOVERED} with a line for every key that
     *     did not open (clause K20), and a cause that says it in short (clause C175)
     */
    public DataKey recover(Metadata metadata, DecryptionOrder order) {
        RecoveryReport report = new RecoveryReport(metadata.shamirThreshold());
        List<GroupOpening> openings = new ArrayList<>();
        int length = secretLength(metadata);
        List<byte[]> parts = new ArrayList<>();
        try {
            for (KeyGroup group : metadata.groups()) {
                List<MasterKey> keys =
                        OldContexts.withMeant(order.sort(group.keys()), metadata.version());
                openings.add(GroupOpening.begin(this, keys, length));
            }
            for (GroupOpening opening : openings) {
                byte[] part = opening.finish(report);
                if (part != null) {
                    parts.add(part);
                }
            }
            return combine(metadata, parts, report);
        } finally {
            for (GroupOpening opening : openings) {
                opening.close();
            }
        }
    }

    /** How many bytes each key of a file holds. */
    static int secretLength(Metadata metadata) {
        return metadata.groups().size() == 1 ? KEY_BYTES : PART_BYTES;
    }

    /**
     * Asks every key of a file, whether or not it is needed to open the file.
     *
     * @return for each group, in order, one trial for each key
     */
    public List<List<KeyTrial>> tryEach(Metadata metadata) {
        return KeyTrials.of(this, metadata);
    }

    /** What a key holds; the caller wipes it. */
    byte[] open(MasterKey key) throws KeyException {
        KeyProvider provider = providerFor(key);
        return provider.isRemote() ? opened.open(provider, key) : provider.unwrap(key);
    }

    private static DataKey combine(Metadata metadata, List<byte[]> parts, RecoveryReport report) {
        if (metadata.groups().size() == 1
                ? parts.isEmpty()
                : parts.size() < metadata.shamirThreshold()) {
            throw new SopsException(
                    Kind.DATA_KEY_NOT_RECOVERED,
                    report.text(parts.size()),
                    new KeyException(
                            metadata.shamirThreshold()
                                    + " successful groups required, got "
                                    + parts.size()));
        }
        byte[] secret = null;
        try {
            secret = metadata.groups().size() == 1 ? parts.get(0).clone() : Shamir.combine(parts);
            return new DataKey(secret);
        } catch (KeyException tooFew) {
            throw new SopsException(
                    Kind.DATA_KEY_NOT_RECOVERED,
                    "could not get data key from shamir parts: " + tooFew.getMessage());
        } finally {
            if (secret != null) {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    /** Closes the providers and wipes what key services opened. */
    @Override
    public void close() {
        closed = true;
        opened.close();
        for (KeyProvider provider : providers) {
            provider.close();
        }
    }

    private static void wipe(List<byte[]> parts) {
        for (byte[] part : parts) {
            Arrays.fill(part, (byte) 0);
        }
    }
}
