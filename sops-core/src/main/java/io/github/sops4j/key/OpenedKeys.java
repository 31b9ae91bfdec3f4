package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What key services opened, so that each ciphertext is sent once however many files share it. An
 * entry is equal in everything (key, role, context, ciphertext), or it is another one. In memory
 * only; closing wipes it.
 */
final class OpenedKeys implements AutoCloseable {

    /** What is used least goes first. */
    private static final int MOST = 10_000;

    private final Map<MasterKey, Opened> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /** The lock of one key: whoever comes second waits for the answer that the first one gets. */
    private static final class Opened {
        private final Object state = new Object();
        private byte @Nullable [] secret;
        private boolean forgotten;

        private synchronized byte[] get(KeyProvider provider, MasterKey key) throws KeyException {
            synchronized (state) {
                if (secret != null) {
                    return secret.clone();
                }
            }
            byte[] opened = provider.unwrap(key);
            synchronized (state) {
                secret = forgotten ? null : opened.clone();
            }
            return opened;
        }

        /** Never waits for an answer. */
        private void forget() {
            synchronized (state) {
                if (secret != null) {
                    Arrays.fill(secret, (byte) 0);
                }
                secret = null;
                forgotten = true;
            }
        }
    }

    /** The secret of a key; the caller wipes it. */
    byte[] open(KeyProvider provider, MasterKey key) throws KeyException {
        Opened entry = entry(key);
        return entry == null ? provider.unwrap(key) : entry.get(provider, key);
    }

    /** Null after closing: whoever comes late leaves nothing behind. */
    private synchronized @Nullable Opened entry(MasterKey key) {
        if (closed) {
            return null;
        }
        Opened entry = entries.get(key);
        if (entry == null) {
            entry = new Opened();
            entries.put(key, entry);
            if (entries.size() > MOST) {
                Iterator<Opened> byUse = entries.values().iterator();
                byUse.next().forget();
                byUse.remove();
            }
        }
        return entry;
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Opened entry : entries.values()) {
            entry.forget();
        }
        entries.clear();
    }
}
