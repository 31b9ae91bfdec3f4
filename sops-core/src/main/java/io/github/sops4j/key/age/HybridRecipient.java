package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * A public key {@code age1pq1…}: ML-KEM-768 and X25519 together (X-Wing), used through HPKE (RFC
 * 9180) in base mode with HKDF-SHA-256 and ChaCha20-Poly1305.
 */
final class HybridRecipient implements Recipient {

    static final String TYPE = "mlkem768x25519";
    static final int ENCAPSULATION_BYTES = 1120;

    private static final int KEY_BYTES = 1216;

    private final byte[] publicKey;

    private HybridRecipient(byte[] publicKey) {
        this.publicKey = publicKey;
    }

    static HybridRecipient parse(String text) throws KeyException {
        byte[] key = Bech32.recipient(text, "age1pq");
        if (key.length != KEY_BYTES) {
            throw Bech32.malformedRecipient(text, "invalid MLKEM768-X25519 public key");
        }
        return new HybridRecipient(key);
    }

    static HPKE hpke() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }

    static byte[] info() {
        return "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Stanza wrap(byte[] fileKey, SecureRandom random) throws KeyException {
        HPKE hpke = hpke();
        try {
            HPKEContextWithEncapsulation context =
                    hpke.setupBaseS(hpke.deserializePublicKey(publicKey), info());
            byte[] body = context.seal(new byte[0], fileKey);
            String share = StrictBase64.encode(context.getEncapsulation());
            return new Stanza(TYPE, List.of(share), body);
        } catch (InvalidCipherTextException | IllegalArgumentException e) {
            throw new KeyException("invalid MLKEM768-X25519 public key", e);
        }
    }
}
