package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.jspecify.annotations.Nullable;

/** A secret key {@code AGE-SECRET-KEY-PQ-1…}: a seed of 32 bytes for X-Wing. */
final class HybridIdentity implements Identity {

    private static final int SEED_BYTES = 32;
    private static final int BODY_BYTES = Primitives.FILE_KEY_BYTES + Primitives.TAG_BYTES;

    private final byte[] seed;
    private @Nullable AsymmetricCipherKeyPair keys;

    private HybridIdentity(byte[] seed) {
        this.seed = seed;
    }

    static HybridIdentity parse(String text) throws KeyException {
        byte[] seed = Bech32.secretKey(text, "AGE-SECRET-KEY-PQ-");
        if (seed.length != SEED_BYTES) {
            throw new KeyException("malformed secret key: invalid MLKEM768-X25519 secret key");
        }
        return new HybridIdentity(seed);
    }

    @Override
    public byte @Nullable [] unwrap(List<Stanza> stanzas) throws KeyException {
        for (Stanza stanza : stanzas) {
            if (stanza.type().equals(HybridRecipient.TYPE)) {
                byte[] fileKey = unwrap(stanza);
                if (fileKey != null) {
                    return fileKey;
                }
            }
        }
        return null;
    }

    private byte @Nullable [] unwrap(Stanza stanza) throws KeyException {
        byte[] encapsulation =
                stanza.arguments().size() == 1
                        ? StrictBase64.decode(stanza.arguments().get(0))
                        : null;
        if (encapsulation == null) {
            throw new KeyException("invalid mlkem768x25519 recipient block");
        }
        if (stanza.body().length != BODY_BYTES) {
            throw new KeyException("encrypted value has unexpected length");
        }
        if (encapsulation.length != HybridRecipient.ENCAPSULATION_BYTES) {
            throw new KeyException(
                    "invalid mlkem768x25519 recipient: invalid encapsulated key size");
        }
        return open(encapsulation, stanza.body());
    }

    private byte @Nullable [] open(byte[] encapsulation, byte[] body) throws KeyException {
        HPKE hpke = HybridRecipient.hpke();
        if (keys == null) {
            keys = hpke.deserializePrivateKey(seed, null);
        }
        try {
            return hpke.setupBaseR(encapsulation, keys, HybridRecipient.info())
                    .open(new byte[0], body);
        } catch (InvalidCipherTextException e) {
            return null;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new KeyException("invalid mlkem768x25519 recipient: not a valid share", e);
        }
    }

    @Override
    public void close() {
        Primitives.wipe(seed);
        keys = null;
    }
}
