package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opening of one group: its keys in order, until one opens (clause K3). Keys that follow one
 * another and are reached over a network race; several groups may race at once.
 */
final class GroupOpening {
    private final KeyRing ring;
    private final List<MasterKey> keys;
    private final int length;
    private final List<KeyFailure> failures = new ArrayList<>();
    private int next;
    private byte @Nullable [] secret;
    private @Nullable KeyRace race;

    private GroupOpening(KeyRing ring, List<MasterKey> keys, int length) {
        this.ring = ring;
        this.keys = keys;
        this.length = length;
    }

    /**
     * Tries keys up to those that have to be waited for.
     *
     * @param keys in the order to try them
     * @param length what their secret has to have, in bytes
     */
    static GroupOpening begin(KeyRing ring, List<MasterKey> keys, int length) {
        GroupOpening opening = new GroupOpening(ring, keys, length);
        opening.advance();
        return opening;
    }

    /** Waits, and tries the rest. The secret, until closing; null when none opens. */
    byte @Nullable [] finish(RecoveryReport report) {
        while (race != null) {
            secret = race.finish(failures);
            race = null;
            if (secret == null) {
                advance();
            }
        }
        report.group(failures, secret != null);
        return secret;
    }

    /** Wipes the secret, and ends what is still waited for. */
    void close() {
        if (race != null) {
            race.close();
        }
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private void advance() {
        while (secret == null && race == null && next < keys.size()) {
            if (isRemote(keys.get(next))) {
                race = KeyRace.start(ring.policy(), remoteRun(), this::open);
            } else {
                tryNext();
            }
        }
    }

    private boolean isRemote(MasterKey key) {
        KeyProvider provider = ring.provider(key.type());
        return provider != null && provider.isRemote();
    }

    private List<MasterKey> remoteRun() {
        int start = next;
        while (next < keys.size() && isRemote(keys.get(next))) {
            next++;
        }
        return keys.subList(start, next);
    }

    private void tryNext() {
        MasterKey key = keys.get(next);
        next++;
        try {
            secret = open(key);
        } catch (KeyException other) {
            failures.add(new KeyFailure(key, other));
        }
    }

    private byte[] open(MasterKey key) throws KeyException {
        return checked(ring.open(key), length);
    }

    /** What a key holds; wiped when it cannot be what was encrypted. */
    static byte[] checked(byte[] opened, int length) throws KeyException {
        if (opened.length != length) {
            Arrays.fill(opened, (byte) 0);
            throw new KeyException(
                    "it opens, but what it holds has "
                            + opened.length
                            + " bytes and should have "
                            + length
                            + ": the file was changed, or the key service is at fault");
        }
        return opened;
    }
}
