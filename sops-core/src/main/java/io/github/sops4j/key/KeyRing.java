package io.github.sops4j.key;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key types a program knows, in order; wraps data keys for groups and recovers them. */
public final class KeyRing {
    private final List<KeyProvider> providers;

    /**
     * A ring of these types.
     *
     * @throws IllegalArgumentException when a type occurs twice
     */
    public KeyRing(List<KeyProvider> providers) {
        this.providers = List.copyOf(providers);
        for (int i = 0; i < providers.size(); i++) {
            if (provider(providers.get(i).type()) != providers.get(i)) {
                throw new IllegalArgumentException("two providers of " + providers.get(i).type());
            }
        }
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
        List<String> problems = new ArrayList<>();
        List<KeyGroup> wrapped = new ArrayList<>();
        byte[] secret = dataKey.copy();
        List<byte[]> parts = List.of(secret);
        try {
            if (groups.size() > 1) {
                parts = split(secret, groups.size(), threshold);
            }
            for (int i = 0; i < groups.size(); i++) {
                wrapped.add(wrap(groups.get(i), parts.get(i), problems));
            }
        } finally {
            wipe(parts);
            Arrays.fill(secret, (byte) 0);
        }
        if (!problems.isEmpty()) {
            throw notWrapped(String.join(" ", problems));
        }
        return wrapped;
    }

    private static List<byte[]> split(byte[] secret, int groups, int threshold) {
        try {
            return Shamir.split(secret, groups, threshold == 0 ? groups : threshold);
        } catch (KeyException impossible) {
            throw notWrapped(
                    "could not split data key into parts for Shamir: " + impossible.getMessage());
        }
    }

    private static SopsException notWrapped(String problems) {
        return new SopsException(
                Kind.DATA_KEY_NOT_ENCRYPTED, "Could not generate data key: [" + problems + "]");
    }

    private KeyGroup wrap(KeyGroup group, byte[] secret, List<String> problems) {
        if (group.keys().isEmpty()) {
            problems.add("empty key group provided");
        }
        List<MasterKey> keys = new ArrayList<>();
        for (MasterKey key : group.keys()) {
            try {
                keys.add(key.withEncrypted(providerFor(key).wrap(key, secret)));
            } catch (KeyException failed) {
                problems.add(
                        "failed to encrypt new data key with master key \""
                                + key.identity()
                                + "\": "
                                + failed.getMessage());
            }
        }
        return new KeyGroup(keys, group.unknown());
    }

    private KeyProvider providerFor(MasterKey key) throws KeyException {
        KeyProvider provider = provider(key.type());
        if (provider == null) {
            throw new KeyException(
                    "keys of type '" + key.type() + "' are not supported by this program");
        }
        return provider;
    }

    /**
     * Recovers the data key of a file. Every group is tried; within a group the keys are, until one
     * opens (clause K3).
     *
     * @param order key types to try first (clause K5)
     * @throws SopsException of kind {@code DATA_KEY_NOT_RECOVERED} with a line for every key that
     *     did not open (clause K20)
     */
    public DataKey recover(Metadata metadata, DecryptionOrder order) {
        RecoveryReport report = new RecoveryReport(metadata.shamirThreshold());
        List<byte[]> parts = new ArrayList<>();
        try {
            for (KeyGroup group : metadata.groups()) {
                byte[] part = open(group, order, report);
                if (part != null) {
                    parts.add(part);
                }
            }
            return combine(metadata, parts, report);
        } finally {
            wipe(parts);
        }
    }

    private byte @Nullable [] open(KeyGroup group, DecryptionOrder order, RecoveryReport report) {
        report.startGroup();
        for (MasterKey key : order.sort(group.keys())) {
            try {
                byte[] part = providerFor(key).unwrap(key);
                report.succeeded();
                return part;
            } catch (KeyException other) {
                report.failed(key.identity(), other.getMessage());
            }
        }
        return null;
    }

    private static DataKey combine(Metadata metadata, List<byte[]> parts, RecoveryReport report) {
        if (metadata.groups().size() == 1
                ? parts.isEmpty()
                : parts.size() < metadata.shamirThreshold()) {
            throw new SopsException(Kind.DATA_KEY_NOT_RECOVERED, report.text(parts.size()));
        }
        byte[] secret = null;
        try {
            secret = metadata.groups().size() == 1 ? parts.get(0).clone() : Shamir.combine(parts);
            return new DataKey(secret);
        } catch (KeyException tooFew) {
            throw new SopsException(
                    Kind.DATA_KEY_NOT_RECOVERED,
                    "could not get data key from shamir parts: " + tooFew.getMessage(),
                    tooFew);
        } catch (IllegalArgumentException wrongLength) {
            throw new SopsException(
                    Kind.DATA_KEY_NOT_RECOVERED,
                    "The file's data key was recovered but is none: " + wrongLength.getMessage(),
                    wrongLength);
        } finally {
            if (secret != null) {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    private static void wipe(List<byte[]> parts) {
        for (byte[] part : parts) {
            Arrays.fill(part, (byte) 0);
        }
    }
}
