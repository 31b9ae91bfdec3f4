package io.github.sops4j.key;

import io.github.sops4j.metadata.MasterKey;
import org.jspecify.annotations.Nullable;

/** The wrapping for one key: begun at once where a network has to be waited for. */
final class KeyWrapping {
    private final KeyRing ring;
    private final MasterKey key;
    private final byte[] secret;
    private final @Nullable RemoteCall<String> call;

    private KeyWrapping(
            KeyRing ring, MasterKey key, byte[] secret, @Nullable RemoteCall<String> call) {
        this.ring = ring;
        this.key = key;
        this.secret = secret;
        this.call = call;
    }

    /**
     * Begins.
     *
     * @param secret not kept; the caller wipes it after {@link #finish}
     */
    static KeyWrapping begin(KeyRing ring, MasterKey key, byte[] secret) {
        KeyProvider provider = ring.provider(key.type());
        return new KeyWrapping(
                ring,
                key,
                secret,
                provider == null || !provider.isRemote()
                        ? null
                        : RemoteCall.start(
                                ring.policy(), new Object(), new Wrap(provider, key, secret)));
    }

    private record Wrap(KeyProvider provider, MasterKey key, byte[] secret)
            implements RemoteCall.Question<String> {
        @Override
        public String ask() throws KeyException {
            return provider.wrap(key, secret);
        }

        @Override
        public void discard(String nothingSecret) {}
    }

    MasterKey key() {
        return key;
    }

    /** The key with its {@code enc} field. */
    MasterKey finish() throws KeyException {
        return key.withEncrypted(
                call == null ? ring.providerFor(key).wrap(key, secret) : call.await());
    }
}
