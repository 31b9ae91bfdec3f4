package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.KeptCiphertexts;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.format.Document;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Times;
import java.time.OffsetDateTime;
import java.util.List;

/** Encrypts one file: read, wrap a new data key, seal what it holds. */
final class FileEncryption {
    private final KeyRing keys;
    private final EncryptOptions options;

    FileEncryption(KeyRing keys, EncryptOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] encrypt(byte[] source) {
        Document plain =
                PlainFile.read(options.input(), options.output(), source, options.warnings());
        try (DataKey dataKey = DataKey.random()) {
            List<KeyGroup> groups = keys.wrap(dataKey, options.groups(), options.shamirThreshold());
            ValueCipher cipher = new ValueCipher(dataKey);
            return new DocumentSealing(
                            options.output(),
                            options.keepsFormat(),
                            options.selector() == null ? Selector.DEFAULT : options.selector(),
                            options.macOnlyEncrypted(),
                            dataKey,
                            new KeptCiphertexts())
                    .seal(
                            plain,
                            new DocumentSealing.MetadataOf() {
                                @Override
                                public Metadata mac(String mac) {
                                    return metadata(groups, cipher, mac);
                                }
                            });
        }
    }

    private Metadata metadata(List<KeyGroup> groups, ValueCipher cipher, String mac) {
        OffsetDateTime now = Times.now();
        int threshold = options.shamirThreshold();
        return new Metadata(
                groups,
                threshold == 0 && groups.size() > 1 ? groups.size() : threshold,
                now,
                SealedMac.seal(cipher, mac, now),
                options.macOnlyEncrypted(),
                options.selector() == null ? List.of() : List.of(options.selector()),
                Metadata.FORMAT_VERSION,
                List.of());
    }
}
