package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.KnownValues;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.crypt.TreeDecryption;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.TreeChange;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.metadata.ProgramVersion;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted file whose MAC was checked, with its data key: what is changed is encrypted, what is
 * not keeps its ciphertext (clause F32). The file itself never changes; each call gives new bytes.
 * Not for several threads at once. Closing wipes the data key and lets go of the values; using it
 * afterwards is an {@code IllegalStateException}.
 */
public final class OpenedFile implements AutoCloseable {
    private final KeyRing keys;
    private final EncryptedFile file;
    private @Nullable KnownValues known;
    private final Envelope envelope;
    private final DecryptOptions options;

    private OpenedFile(
            KeyRing keys,
            EncryptedFile file,
            KnownValues known,
            DataKey dataKey,
            DecryptOptions options) {
        this.keys = keys;
        this.file = file;
        this.known = known;
        this.envelope = new Envelope(dataKey, file.metadata());
        this.options = options;
    }

    static OpenedFile open(KeyRing keys, byte[] source, DecryptOptions options) {
        EncryptedFile file = EncryptedFile.read(options.input(), source, options.warnings());
        ProgramVersion.check(file.metadata().version());
        return open(keys, file, keys.recover(file.metadata(), options.order()), options);
    }

    /**
     * What {@link #set}, {@link #unset} or {@link #revise} returned, open in its turn; no key is
     * asked again. This file stays open.
     *
     * @throws SopsException of the kinds of {@link Sops#decrypt}
     */
    public OpenedFile reopened(byte[] changed) {
        DecryptOptions same = options.withInput(options.output());
        return DeepStack.call(
                () ->
                        open(
                                keys,
                                EncryptedFile.read(same.input(), changed, same.warnings()),
                                envelope.dataKey().duplicate(),
                                same));
    }

    private static OpenedFile open(
            KeyRing keys, EncryptedFile file, DataKey dataKey, DecryptOptions options) {
        Metadata metadata = file.metadata();
        KnownValues known = new KnownValues();
        boolean opened = false;
        try {
            String mac =
                    TreeDecryption.decrypt(
                            file.document(), metadata, dataKey, known, options.warnings());
            if (!options.ignoreMac()) {
                SealedMac.verify(metadata, new ValueCipher(dataKey), mac);
            }
            opened = true;
        } finally {
            if (!opened) {
                dataKey.close();
            }
        }
        return new OpenedFile(keys, file, known, dataKey, options);
    }

    /**
     * The plain file, its layout kept, in the syntax of the output.
     *
     * @throws SopsException of kind {@code NOT_EMITTED}
     */
    public byte[] plain() {
        return deeply(() -> FileDecryption.write(file.document(), known().disclosed(), options));
    }

    /**
     * The file with other content.
     *
     * @param plain a plain file in the syntax of the output
     * @return the encrypted file in the layout of the plain one; its metadata are those of this
     *     file, but for MAC and time, and a version that is not older than this program's
     * @throws SopsException of the kinds of {@link Sops#encrypt}
     */
    public byte[] revise(byte[] plain) {
        return deeply(() -> revised(plain, envelope.metadata()));
    }

    private byte[] revised(byte[] plain, Metadata metadata) {
        FileFormat format = options.output();
        Document document = PlainFile.read(format, format, plain);
        Envelope current = new Envelope(envelope.dataKey(), metadata.withCurrentVersion());
        return new DocumentSealing(current, format, true, known().kept()).seal(document);
    }

    /** The plain file with the metadata of the encrypted one, in the syntax of the output. */
    public byte[] plainWithMetadata() {
        Document document = file.document();
        return deeply(
                () ->
                        options.keepsFormat()
                                ? document.write(known().disclosed().withMetadataKept())
                                : options.output()
                                        .emit(
                                                known().disclosed().applyTo(document.branches()),
                                                MetadataCodec.write(file.metadata())));
    }

    /**
     * The file with other content and, where its metadata name other ones, with other keys.
     *
     * @param plain a plain file with metadata in the syntax of the output; of the metadata, keys,
     *     groups and threshold count
     * @throws SopsException of the kinds of {@link Sops#encrypt}, and of kind {@code
     *     ENCRYPTED_MALFORMED} or {@code METADATA}
     */
    public byte[] reviseWithMetadata(byte[] plain) {
        return deeply(() -> revisedWithMetadata(plain));
    }

    private byte[] revisedWithMetadata(byte[] plain) {
        EncryptedFile edited = EncryptedFile.read(options.output(), plain, options.warnings());
        Metadata named = edited.metadata();
        Metadata old = envelope.metadata();
        int threshold = named.shamirThreshold();
        boolean sameKeys =
                named.groups().equals(old.groups()) && threshold == old.shamirThreshold();
        Metadata metadata = sameKeys ? old : rewrapped(named.groups(), threshold);
        return revised(edited.document().write(new Edits()), metadata);
    }

    private Metadata rewrapped(List<KeyGroup> groups, int threshold) {
        Rewrapping others = new Rewrapping(keys, groups, threshold);
        others.refuseLockOut(file);
        return others.of(envelope.metadata(), envelope.dataKey());
    }

    /** The values of the first document, under the name of the file they came from. */
    Secrets secrets(Source source) {
        return SecretsReading.read(source, file.document(), known().disclosed()).get(0);
    }

    /** Any bytes as an encrypted binary file with the keys of this one. */
    public byte[] sealBytes(byte[] content) {
        return envelope.sealBytes(content);
    }

    /** Whether there is this value already, of the same type (clause C159). */
    public boolean holds(TreeIndex index, Node value) {
        TreeChange change = index.set(root(), value, known().disclosed(), lastHolds());
        return change instanceof TreeChange.Replace replace
                && known().disclosed().applyTo(replace.old()).equals(value);
    }

    /**
     * The file with a value in it (clause C158).
     *
     * @param index where; what is missing on the way is made
     * @param value a map, a list or a scalar without places
     * @throws SopsException of kind {@code PATH_MALFORMED} when the index does not fit the file,
     *     {@code ALREADY_ENCRYPTED} when it leads into the metadata, {@code NOT_ENCRYPTED} or
     *     {@code NOT_EMITTED}
     */
    public byte[] set(TreeIndex index, Node value) {
        if (index.steps().get(0) instanceof String key && options.output().isReserved(key)) {
            throw ReservedKeys.encrypted();
        }
        return change(index.set(root(), value, known().disclosed(), lastHolds()));
    }

    /**
     * The file without a value (clause C161).
     *
     * @return null when there is no such value
     * @throws SopsException of kind {@code PATH_NOT_FOUND} when there is a scalar on the way,
     *     {@code NOT_ENCRYPTED} or {@code NOT_EMITTED}
     */
    public byte @Nullable [] unset(TreeIndex index) {
        TreeChange change = index.unset(root(), known().disclosed(), lastHolds());
        return change == null ? null : change(change);
    }

    /** Where the way to a value that is not there ends, for a message. */
    public String missing(TreeIndex index) {
        return index.missingIn(root(), known().disclosed(), lastHolds());
    }

    private KnownValues known() {
        if (known == null) {
            throw new IllegalStateException("the file was closed");
        }
        return known;
    }

    private MapNode root() {
        return file.document().branches().get(0);
    }

    private boolean lastHolds() {
        return options.input().lastEntryHolds();
    }

    private byte[] change(TreeChange change) {
        FileChange whole =
                new FileChange(file, known(), envelope, options.output(), options.keepsFormat());
        return deeply(() -> whole.apply(change));
    }

    private static byte[] deeply(Callable<byte[]> work) {
        return DeepStack.call(work);
    }

    @Override
    public void close() {
        known = null;
        envelope.close();
    }
}
