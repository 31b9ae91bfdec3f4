package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.format.Edits;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;

/**
 * Gives one file other keys for the same data key: read, recover, wrap, write (clause C170). The
 * MAC is not looked at, since no value is.
 */
final class FileRewrap {
    private final KeyRing keys;
    private final RewrapOptions options;

    FileRewrap(KeyRing keys, RewrapOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] rewrap(byte[] source) {
        EncryptedFile file = EncryptedFile.read(options.format(), source, options.warnings());
        Metadata old = file.metadata();
        Rewrapping others = new Rewrapping(keys, options.groups(), options.shamirThreshold());
        others.refuseLockOut(file);
        Edits edits = new Edits();
        try (DataKey dataKey = keys.recover(old, DecryptionOrder.OF_FILE)) {
            edits.replaceMetadata(MetadataCodec.write(others.of(old, dataKey)));
        }
        return new Rewriting(file.document(), edits, options.format()).write(true, written -> true);
    }
}
