package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.CommentEncryption;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.crypt.TreeDecryption;
import io.github.sops4j.crypt.TreeEncryption;
import io.github.sops4j.crypt.WrittenValues;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.metadata.ProgramVersion;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Encrypts and decrypts files with the keys of a ring. */
public final class Sops {
    private final KeyRing keys;

    /** A front door for these key types. */
    public Sops(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Decrypts a file.
     *
     * @param source the bytes of the file
     * @return the plain file, its layout kept; or the part that was asked for (clause C154)
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED}, {@code METADATA}, {@code
     *     DATA_KEY_NOT_RECOVERED}, {@code NOT_DECRYPTED}, {@code MAC_MISMATCH} or {@code
     *     PATH_NOT_FOUND}
     */
    public byte[] decrypt(byte[] source, DecryptOptions options) {
        return DeepStack.call(
                new Callable<byte[]>() {
                    @Override
                    public byte[] call() {
                        return decryptHere(source, options);
                    }
                });
    }

    private byte[] decryptHere(byte[] source, DecryptOptions options) {
        Document document = readEncrypted(source, options.input());
        Metadata metadata = MetadataCodec.read(metadataOf(document));
        ProgramVersion.check(metadata.version());
        Edits edits = new Edits();
        try (DataKey dataKey = keys.recover(metadata, options.order())) {
            ValueCipher cipher = new ValueCipher(dataKey);
            String mac =
                    TreeDecryption.decrypt(document, metadata, dataKey, edits, options.warnings());
            if (!options.ignoreMac()) {
                SealedMac.verify(metadata, cipher, mac);
            }
        }
        return written(document, edits, options);
    }

    private static byte[] written(Document document, Edits edits, DecryptOptions options) {
        FileFormat output = options.output();
        if (options.extract() != null) {
            Node part = options.extract().in(document.branches().get(0));
            return Emission.part(output, edits.applyTo(part));
        }
        return isSame(options.input(), output)
                ? document.write(edits)
                : Emission.plain(output, edits.applyTo(document.branches()));
    }

    private static boolean isSame(FileFormat input, FileFormat output) {
        return input.name().equals(output.name());
    }

    private static Document readEncrypted(byte[] source, FileFormat format) {
        try {
            return format.read(source);
        } catch (MalformedException malformed) {
            throw new SopsException(
                    Kind.ENCRYPTED_MALFORMED,
                    "Error unmarshalling input " + format.name() + ": " + malformed.getMessage(),
                    malformed);
        }
    }

    private static MapNode metadataOf(Document document) {
        Node metadata = document.metadata();
        if (metadata instanceof MapNode map) {
            return map;
        }
        throw new SopsException(
                Kind.METADATA,
                metadata == null
                        ? "sops metadata not found"
                        : "Found sops entry that is not a mapping");
    }

    /**
     * Encrypts a file under a new data key.
     *
     * @param source the bytes of the file
     * @return the encrypted file, its layout kept
     * @throws SopsException of kind {@code PLAIN_MALFORMED}, {@code EMPTY}, {@code
     *     ALREADY_ENCRYPTED}, {@code DATA_KEY_NOT_ENCRYPTED}, {@code NOT_ENCRYPTED} or {@code
     *     NOT_EMITTED}
     */
    public byte[] encrypt(byte[] source, EncryptOptions options) {
        return DeepStack.call(
                new Callable<byte[]>() {
                    @Override
                    public byte[] call() {
                        return encryptHere(source, options);
                    }
                });
    }

    private byte[] encryptHere(byte[] source, EncryptOptions options) {
        Document plain = readPlain(source, options);
        try (DataKey dataKey = DataKey.random()) {
            List<KeyGroup> groups = keys.wrap(dataKey, options.groups(), options.shamirThreshold());
            ValueCipher cipher = new ValueCipher(dataKey);
            Edits edits = new Edits();
            String mac =
                    TreeEncryption.encrypt(
                            plain.branches(),
                            dataKey,
                            selector(options),
                            options.macOnlyEncrypted(),
                            edits);
            edits.metadata(MetadataCodec.write(metadata(options, groups, cipher, mac)));
            byte[] written =
                    isSame(options.input(), options.output())
                            ? writeSpliced(plain, edits, cipher, options)
                            : null;
            return written == null ? writeAnew(plain, edits, cipher, options) : written;
        }
    }

    private static Selector selector(EncryptOptions options) {
        return options.selector() == null ? Selector.DEFAULT : options.selector();
    }

    private static byte @Nullable [] writeSpliced(
            Document plain, Edits edits, ValueCipher cipher, EncryptOptions options) {
        byte[] spliced = plain.write(edits);
        return plain.needsReadBack()
                ? encryptComments(plain, spliced, edits, cipher, options)
                : spliced;
    }

    /** Without the layout of the source; refused where SOPS writes what it cannot read (F57). */
    private static byte[] writeAnew(
            Document plain, Edits edits, ValueCipher cipher, EncryptOptions options) {
        FileFormat output = options.output();
        byte[] emitted =
                Emission.encrypted(output, edits.applyTo(plain.branches()), edits.metadata());
        byte[] written = encryptComments(plain, emitted, edits, cipher, options);
        if (written == null) {
            throw new SopsException(
                    Kind.NOT_EMITTED,
                    Emission.MARSHALLING
                            + "this document cannot be written as "
                            + output.name()
                            + " so that its values and comments read back as they are");
        }
        return written;
    }

    private static Document readPlain(byte[] source, EncryptOptions options) {
        Document plain;
        try {
            plain = options.input().readPlain(source);
        } catch (MalformedException malformed) {
            throw new SopsException(
                    Kind.PLAIN_MALFORMED,
                    "Error unmarshalling file: " + malformed.getMessage(),
                    malformed);
        }
        if (plain.branches().isEmpty()) {
            throw new SopsException(
                    Kind.EMPTY,
                    "File cannot be completely empty, it must contain at least one document");
        }
        refuseReservedKeys(plain.branches(), options.output());
        return plain;
    }

    private static void refuseReservedKeys(List<MapNode> branches, FileFormat output) {
        for (int i = 0; i < branches.size(); i++) {
            String reserved = reservedKey(branches.get(i), output);
            if (reserved == null) {
                continue;
            }
            if (i == 0) {
                throw new SopsException(Kind.ALREADY_ENCRYPTED, ALREADY_ENCRYPTED);
            }
            throw new SopsException(
                    Kind.NOT_EMITTED,
                    Emission.MARSHALLING
                            + "Error marshaling metadata: Found key \""
                            + reserved
                            + "\" in encrypted data, which is a reserved key used for SOPS metadata");
        }
    }

    private static @Nullable String reservedKey(MapNode branch, FileFormat output) {
        for (MapItem item : branch.items()) {
            if (item instanceof Entry entry
                    && entry.hasStringKey()
                    && output.isReserved(entry.key())) {
                return entry.key();
            }
        }
        return null;
    }

    private static Metadata metadata(
            EncryptOptions options, List<KeyGroup> groups, ValueCipher cipher, String mac) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
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

    /**
     * Encrypts the comments of a text whose values are encrypted, where they will be found.
     *
     * @return the whole file, or null when the text does not read back as what it was made of
     */
    private static byte @Nullable [] encryptComments(
            Document plain, byte[] text, Edits edits, ValueCipher cipher, EncryptOptions options) {
        Document written;
        try {
            written = options.output().read(text);
        } catch (MalformedException unreadable) {
            return null;
        }
        Edits comments = new Edits();
        comments.keepMetadata();
        boolean same =
                WrittenValues.same(plain.branches(), edits, written.branches())
                        && CommentEncryption.encrypt(
                                plain.branches(),
                                edits,
                                written,
                                cipher,
                                selector(options),
                                comments);
        if (!same) {
            return null;
        }
        return comments.isEmpty() ? text : written.write(comments);
    }

    private static final String ALREADY_ENCRYPTED =
            """
            The file you have provided contains a top-level entry called 'sops', or for
            flat file formats top-level entries starting with 'sops_'. This is
            generally due to the file already being encrypted. SOPS uses a top-level
            entry called 'sops' to store the metadata required to decrypt the file. For
            this reason, SOPS can not encrypt files that already contain such an entry.

            If this is an unencrypted file, rename the 'sops' entry.

            If this is an encrypted file, decrypt it to change it: `sops decrypt -i`.""";
}
