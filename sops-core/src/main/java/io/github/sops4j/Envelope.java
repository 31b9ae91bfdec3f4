package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.KeptCiphertexts;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.tree.Times;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A data key with the metadata in which it is wrapped. Closing wipes the key.
 *
 * @param dataKey what values are encrypted with
 * @param metadata those of the file, whatever their MAC
 */
record Envelope(DataKey dataKey, Metadata metadata) implements AutoCloseable {

    /**
     * A new data key for these keys.
     *
     * @throws SopsException of kind {@code DATA_KEY_NOT_ENCRYPTED}
     */
    static Envelope create(KeyRing keys, EncryptOptions options) {
        DataKey dataKey = DataKey.random();
        boolean wrapped = false;
        try {
            int threshold = options.shamirThreshold();
            List<KeyGroup> groups = keys.wrap(dataKey, options.groups(), threshold);
            wrapped = true;
            return new Envelope(
                    dataKey,
                    new Metadata(
                            groups,
                            threshold == 0 && groups.size() > 1 ? groups.size() : threshold,
                            Times.now(),
                            "",
                            options.macOnlyEncrypted(),
                            options.selector() == null ? List.of() : List.of(options.selector()),
                            Metadata.FORMAT_VERSION,
                            List.of()));
        } finally {
            if (!wrapped) {
                dataKey.close();
            }
        }
    }

    /** The metadata for values with this MAC, which is in clear yet. */
    Metadata sealed(String mac) {
        OffsetDateTime now = Times.now();
        return metadata.withMac(SealedMac.seal(new ValueCipher(dataKey), mac, now), now);
    }

    /** Any bytes, encrypted as a binary file. */
    byte[] sealBytes(byte[] content) {
        FileFormat binary = Formats.named(Formats.BINARY, Indentation.DEFAULT);
        Envelope own = new Envelope(dataKey, metadata.withoutSelectors());
        try {
            return new DocumentSealing(own, binary, true, new KeptCiphertexts())
                    .seal(binary.readPlain(content));
        } catch (MalformedException impossible) {
            throw new IllegalStateException("any bytes are a binary file", impossible);
        }
    }

    @Override
    public void close() {
        dataKey.close();
    }
}
