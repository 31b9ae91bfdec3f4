package io.github.sops4j.key.age;

import io.github.sops4j.key.KeyException;
import io.github.sops4j.key.user.Passphrase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;

/** The stanza of a file that a passphrase opens: scrypt (RFC 7914) with r = 8 and p = 1. */
final class ScryptStanza {

    private static final String TYPE = "scrypt";
    private static final String LABEL = "age-encryption.org/v1/scrypt";
    private static final int SALT_BYTES = 16;
    private static final int BLOCK_SIZE = 8;
    private static final int MAX_WORK_FACTOR = 22;

    private final byte[] salt;
    private final int workFactor;
    private final byte[] body;

    private ScryptStanza(byte[] salt, int workFactor, byte[] body) {
        this.salt = salt;
        this.workFactor = workFactor;
        this.body = body;
    }

    /**
     * The scrypt stanza of a header, which must be its only one.
     *
     * @return null when the header has none
     * @throws KeyException when it is malformed, stands beside others, or asks for too much work
     */
    static @Nullable ScryptStanza of(List<Stanza> stanzas) throws KeyException {
        for (Stanza stanza : stanzas) {
            if (stanza.type().equals(TYPE)) {
                if (stanzas.size() > 1) {
                    throw new KeyException("an scrypt recipient must be the only one");
                }
                return of(stanza);
            }
        }
        return null;
    }

    private static ScryptStanza of(Stanza stanza) throws KeyException {
        byte @Nullable [] salt =
                stanza.arguments().size() == 2
                        ? StrictBase64.decode(stanza.arguments().get(0))
                        : null;
        if (salt == null || salt.length != SALT_BYTES) {
            throw new KeyException("invalid scrypt recipient block");
        }
        int workFactor = workFactor(stanza.arguments().get(1));
        if (stanza.body().length != Primitives.FILE_KEY_BYTES + Primitives.TAG_BYTES) {
            throw new KeyException("invalid scrypt recipient block: incorrect file key size");
        }
        return new ScryptStanza(salt, workFactor, stanza.body());
    }

    private static int workFactor(String text) throws KeyException {
        int factor = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < (i == 0 ? '1' : '0') || c > '9') {
                throw new KeyException("scrypt work factor encoding invalid");
            }
            factor = Math.min(factor * 10 + c - '0', 1000);
        }
        if (factor > MAX_WORK_FACTOR) {
            throw new KeyException("scrypt work factor too large: at most 22 is accepted");
        }
        return factor;
    }

    /** The file key, or null when the passphrase is wrong. */
    byte @Nullable [] unwrap(Passphrase passphrase) throws KeyException {
        long needed = (128L * BLOCK_SIZE) << workFactor;
        if (needed > Runtime.getRuntime().maxMemory() / 4 * 3) {
            throw new KeyException(
                    "scrypt work factor "
                            + workFactor
                            + " needs "
                            + (needed >> 20)
                            + " MiB of memory: give Java more with -Xmx");
        }
        byte[] labelled = Primitives.concat(LABEL.getBytes(StandardCharsets.US_ASCII), salt);
        byte[] key =
                SCrypt.generate(passphrase.bytes(), labelled, 1 << workFactor, BLOCK_SIZE, 1, 32);
        try {
            return Primitives.openFileKey(key, body);
        } finally {
            Primitives.wipe(key);
        }
    }
}
