package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one group, all of which are reached over a network. They are asked in their order, and
 * the next one as soon as the one before has failed or was slow, so that a place that is out of
 * reach costs its head start and no more. The first that opens wins.
 */
final class KeyRace {

    /** How one key is opened. */
    interface Opener {
        byte[] open(MasterKey key) throws KeyException;
    }

    private final Object monitor = new Object();
    private final CallPolicy policy;
    private final List<MasterKey> keys;
    private final Opener opener;
    private final List<RemoteCall<byte[]>> calls = new ArrayList<>();

    private KeyRace(CallPolicy policy, List<MasterKey> keys, Opener opener) {
        this.policy = policy;
        this.keys = keys;
        this.opener = opener;
    }

    /** Asks the first of some keys, of which there is at least one. */
    static KeyRace start(CallPolicy policy, List<MasterKey> keys, Opener opener) {
        KeyRace race = new KeyRace(policy, keys, opener);
        race.askNext();
        return race;
    }

    private void askNext() {
        MasterKey key = keys.get(calls.size());
        calls.add(
                RemoteCall.start(
                        policy,
                        monitor,
                        new RemoteCall.Question<byte[]>() {
                            @Override
                            public byte[] ask() throws KeyException {
                                return opener.open(key);
                            }

                            @Override
                            public void discard(byte[] secret) {
                                Arrays.fill(secret, (byte) 0);
                            }
                        }));
    }

    /**
     * Waits for the winner.
     *
     * @param failures gets the reason of every key, in order, when none opens
     * @return the secret, or null
     */
    byte @Nullable [] finish(List<KeyFailure> failures) {
        synchronized (monitor) {
            try {
                RemoteCall<byte[]> winner = winner();
                return winner == null ? failed(failures) : winner.take();
            } catch (KeyException impossible) {
                throw new IllegalStateException(impossible);
            } finally {
                close();
            }
        }
    }

    /** Nobody waits any more: what was answered, or will be, is wiped. */
    void close() {
        synchronized (monitor) {
            for (RemoteCall<byte[]> call : calls) {
                call.close();
            }
        }
    }

    private byte @Nullable [] failed(List<KeyFailure> failures) {
        for (int i = 0; i < calls.size(); i++) {
            try {
                Arrays.fill(
                        calls.get(i).take(), (byte) 0); // came when this thread was told to stop
            } catch (KeyException reason) {
                failures.add(new KeyFailure(keys.get(i), reason));
            }
        }
        return null;
    }

    private @Nullable RemoteCall<byte[]> winner() {
        while (true) {
            for (RemoteCall<byte[]> call : calls) {
                if (call.isAnswered()) {
                    return call;
                }
            }
            if (mayAskNext()) {
                askNext();
            } else if (!RemoteCall.pause(monitor, nanosToWait())) {
                return null;
            }
        }
    }

    private boolean mayAskNext() {
        RemoteCall<byte[]> last = calls.get(calls.size() - 1);
        return calls.size() < keys.size()
                && (!last.isOpen()
                        || last.nanosLeft(policy.headStart()) <= 0
                        || last.nanosLeft(policy.deadline()) <= 0);
    }

    /** Until a call is late, or the next key's turn comes; 0 when all have ended or are late. */
    private long nanosToWait() {
        long nanos = 0;
        for (RemoteCall<byte[]> call : calls) {
            if (call.isOpen()) {
                nanos = Math.max(nanos, call.nanosLeft(policy.deadline()));
            }
        }
        return calls.size() == keys.size()
                ? nanos
                : Math.min(nanos, calls.get(calls.size() - 1).nanosLeft(policy.headStart()));
    }
}
