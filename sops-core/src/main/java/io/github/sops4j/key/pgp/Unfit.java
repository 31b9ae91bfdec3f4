package io.github.sops4j.key.pgp;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;

/** Why no key of a certificate encrypts. */
@SuppressWarnings("JavaUtilDate") // The library's interface has no other.
final class Unfit {

    private final OpenPGPCertificate certificate;
    private final KeyName name;
    private final Date now;

    Unfit(OpenPGPCertificate certificate, KeyName name, Date now) {
        this.certificate = certificate;
        this.name = name;
        this.now = now;
    }

    /** One line that names the key. */
    String reason() {
        return "Unusable public key " + name.digits() + ": " + primaryOrKeys();
    }

    private String primaryOrKeys() {
        OpenPGPComponentKey primary = certificate.getPrimaryKey();
        String ofPrimary = problem(primary);
        if (!ofPrimary.isEmpty()) {
            return "it " + ofPrimary;
        }
        List<String> reasons = new ArrayList<>();
        for (OpenPGPComponentKey each : certificate.getKeys()) {
            boolean meant = !name.exact() || name.fits(each.getPGPPublicKey().getFingerprint());
            String problem = problem(each);
            if (meant && !problem.isEmpty() && each.getPGPPublicKey().isEncryptionKey()) {
                reasons.add("subkey " + id(each) + " " + problem);
            }
        }
        if (reasons.isEmpty()) {
            return name.exact()
                    ? "the key named with ! does not encrypt"
                    : "it is for signing only, it has no key for encryption";
        }
        return String.join(", ", reasons);
    }

    private String problem(OpenPGPComponentKey key) {
        if (key.getRevocation(now) != null) {
            return "is revoked";
        }
        Date expiry = key.getKeyExpirationDateAt(now);
        if (expiry != null && !expiry.after(now)) {
            return "expired on " + expiry.toInstant().toString().substring(0, 10);
        }
        if (key.getCreationTime().after(now)) {
            return "is valid in the future only";
        }
        return key.isBoundAt(now) ? "" : "has no valid signature of its owner";
    }

    private static String id(OpenPGPComponentKey key) {
        KeyIdentifier identifier = key.getKeyIdentifier();
        return KeyName.hex(identifier.getKeyId());
    }
}
