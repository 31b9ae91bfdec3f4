package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.CommentEncryption;
import io.github.sops4j.crypt.SealedMac;
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
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Times;
import io.github.sops4j.tree.TreePath;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encrypts one file: read, wrap a new data key, seal each value, write, read back if need be. */
final class FileEncryption {
    private static final String DOING = "Could not marshal tree: ";

    private final KeyRing keys;
    private final EncryptOptions options;

    FileEncryption(KeyRing keys, EncryptOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] encrypt(byte[] source) {
        Document plain = read(source);
        for (String loss : plain.losses()) {
            options.warnings().accept(loss);
        }
        try (DataKey dataKey = DataKey.random()) {
            List<KeyGroup> groups = keys.wrap(dataKey, options.groups(), options.shamirThreshold());
            ValueCipher cipher = new ValueCipher(dataKey);
            Edits edits = new Edits();
            String mac =
                    TreeEncryption.encrypt(
                            plain.branches(),
                            dataKey,
                            selector(),
                            options.macOnlyEncrypted(),
                            edits);
            edits.metadata(MetadataCodec.write(metadata(groups, cipher, mac)));
            byte[] written = options.keepsFormat() ? writeSpliced(plain, edits, cipher) : null;
            return written == null ? writeAnew(plain, edits, cipher) : written;
        }
    }

    private Document read(byte[] source) {
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
        for (int i = 0; i < plain.branches().size(); i++) {
            refuseReservedKeys(plain.branches().get(i), i == 0);
        }
        return plain;
    }

    /** In a later document SOPS finds such a key only when it writes (clause F16). */
    private void refuseReservedKeys(MapNode branch, boolean isFirst) {
        for (MapItem item : branch.items()) {
            if (item instanceof Entry entry
                    && entry.hasStringKey()
                    && options.output().isReserved(entry.key())) {
                throw isFirst
                        ? new SopsException(Kind.ALREADY_ENCRYPTED, ALREADY_ENCRYPTED)
                        : notEmitted(
                                "Error marshaling metadata: Found key \""
                                        + entry.key()
                                        + "\" in encrypted data, which is a reserved key used for"
                                        + " SOPS metadata");
            }
        }
    }

    private static SopsException notEmitted(String problem) {
        return new SopsException(Kind.NOT_EMITTED, DOING + problem);
    }

    private Selector selector() {
        return options.selector() == null ? Selector.DEFAULT : options.selector();
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

    private byte @Nullable [] writeSpliced(Document plain, Edits edits, ValueCipher cipher) {
        byte[] spliced = plain.write(edits);
        return plain.needsReadBack() ? encryptComments(plain, spliced, edits, cipher) : spliced;
    }

    /** Without the layout of the source; refused where SOPS writes what it cannot read (F57). */
    private byte[] writeAnew(Document plain, Edits edits, ValueCipher cipher) {
        FileFormat output = options.output();
        byte[] emitted;
        try {
            emitted = output.emit(edits.applyTo(plain.branches()), edits.metadata());
        } catch (SopsException problem) {
            throw problem.kind() == Kind.NOT_EMITTED ? notEmitted(problem.getMessage()) : problem;
        }
        byte[] written = encryptComments(plain, emitted, edits, cipher);
        if (written == null) {
            throw notEmitted(problemOf(emitted, plain, edits));
        }
        return written;
    }

    /** Which value cannot be written; or which comments, when all of them can. */
    private String problemOf(byte[] emitted, Document plain, Edits edits) {
        String name = options.output().name();
        TreePath at;
        try {
            at =
                    WrittenValues.difference(
                            plain.branches(), edits, options.output().read(emitted).branches());
        } catch (MalformedException unreadable) {
            return "this document has no form in "
                    + name
                    + " that can be read back: "
                    + unreadable.getMessage();
        }
        if (at == null) {
            return "the comments of this document have no form in " + name + " that selects alike";
        }
        return at.parent() == null
                ? "there is no place for all documents or keys of this file in " + name
                : "the value at " + at + " has no form in " + name + " that reads back as it is";
    }

    /**
     * Encrypts the comments of a text whose values are encrypted, where they will be found.
     *
     * @return the whole file, or null when the text does not read back as what it was made of
     */
    private byte @Nullable [] encryptComments(
            Document plain, byte[] text, Edits edits, ValueCipher cipher) {
        Document written;
        try {
            written = options.output().read(text);
        } catch (MalformedException unreadable) {
            return null;
        }
        Edits comments = new Edits();
        comments.keepMetadata();
        boolean same =
                WrittenValues.difference(plain.branches(), edits, written.branches()) == null
                        && CommentEncryption.encrypt(
                                plain.branches(), edits, written, cipher, selector(), comments);
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
