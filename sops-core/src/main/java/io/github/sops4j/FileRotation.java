package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.Resealing;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.crypt.TreeDecryption;
import io.github.sops4j.format.Edits;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.metadata.ProgramVersion;
import io.github.sops4j.tree.Times;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Rotates the data key of one file: read, recover the old key, open each value, check the MAC, wrap
 * a new key, seal each value, write, read back if need be (clause C164).
 */
final class FileRotation {
    private final KeyRing keys;
    private final RotateOptions options;

    FileRotation(KeyRing keys, RotateOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] rotate(byte[] source) {
        EncryptedFile file = EncryptedFile.read(options.input(), source, options.warnings());
        ProgramVersion.check(file.metadata().version());
        Resealing resealing = new Resealing(file.metadata().selector());
        String mac = open(file, resealing);
        file.refuseUnknownKeys();
        try (DataKey dataKey = DataKey.random()) {
            Metadata metadata = wrapped(file.metadata(), dataKey, mac);
            Edits edits = new Edits();
            edits.replaceMetadata(MetadataCodec.write(metadata));
            resealing.seal(dataKey, edits);
            return new Rewriting(file.document(), edits, options.output())
                    .write(options.keepsFormat(), written -> written.opensAs(dataKey, mac));
        }
    }

    /** The checked MAC of the file, whose values are left for sealing. */
    private String open(EncryptedFile file, Resealing resealing) {
        Metadata metadata = file.metadata();
        try (DataKey dataKey = keys.recover(metadata, options.order())) {
            String mac =
                    TreeDecryption.decrypt(
                            file.document(), metadata, dataKey, resealing, options.warnings());
            SealedMac.verify(metadata, new ValueCipher(dataKey), mac);
            return mac;
        }
    }

    private Metadata wrapped(Metadata old, DataKey dataKey, String mac) {
        List<KeyGroup> groups =
                keys.wrap(dataKey, options.changed(old.groups()), old.shamirThreshold());
        OffsetDateTime now = Times.now();
        return old.withGroups(groups, old.shamirThreshold())
                .withMac(SealedMac.seal(new ValueCipher(dataKey), mac, now), now);
    }
}
