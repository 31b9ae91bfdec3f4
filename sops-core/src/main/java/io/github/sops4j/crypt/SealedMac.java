package io.github.sops4j.crypt;

import io.github.sops4j.cipher.CipherException;
import io.github.sops4j.cipher.EncryptedValue;
import io.github.sops4j.cipher.Mac;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.tree.Times;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** The MAC as it stands in the metadata: encrypted, and tied to the time (clauses F54 to F56). */
public final class SealedMac {
    private SealedMac() {}

    /** The text of the {@code mac} field. */
    public static String seal(ValueCipher cipher, String mac, OffsetDateTime lastModified) {
        return cipher.encrypt(
                        mac.getBytes(StandardCharsets.UTF_8), additionalData(lastModified), "str")
                .text();
    }

    private static byte[] additionalData(OffsetDateTime lastModified) {
        return Times.text(lastModified).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Compares the stored MAC with the computed one. Neither is shown, since a hash of few values
     * can be guessed.
     *
     * @throws SopsException of kind {@code MAC_MISMATCH}
     */
    public static void verify(Metadata metadata, ValueCipher cipher, String computed) {
        if (metadata.mac().isEmpty()) {
            throw mismatch("MAC mismatch. File has no MAC: it was removed");
        }
        try {
            EncryptedValue stored = EncryptedValue.parse(metadata.mac());
            byte[] mac = cipher.decrypt(stored, additionalData(metadata.lastModified()));
            if (!stored.type().equals("str")
                    || !Mac.same(new String(mac, StandardCharsets.UTF_8), computed)) {
                throw mismatch(
                        "MAC mismatch. File has another MAC than computed from its values: some were"
                                + " changed, added, removed or moved");
            }
        } catch (CipherException unreadable) {
            throw new SopsException(
                    Kind.MAC_MISMATCH,
                    "Cannot decrypt MAC: "
                            + unreadable.getMessage()
                            + ". The mac or the lastmodified field was changed",
                    unreadable);
        }
    }

    private static SopsException mismatch(String what) {
        return new SopsException(
                Kind.MAC_MISMATCH,
                what + ". Restore the file, or look at it with --ignore-mac before you trust it");
    }
}
