package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.Plaintext;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.Disclosure;
import io.github.sops4j.crypt.SealedMac;
import io.github.sops4j.crypt.TreeDecryption;
import io.github.sops4j.crypt.WrittenValues;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.ProgramVersion;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import io.github.sops4j.tree.Scalar;
import java.util.List;

/** Decrypts one file: read, recover the data key, open each value, check the MAC, write. */
final class FileDecryption {
    private final KeyRing keys;
    private final DecryptOptions options;

    FileDecryption(KeyRing keys, DecryptOptions options) {
        this.keys = keys;
        this.options = options;
    }

    byte[] decrypt(byte[] source) {
        EncryptedFile file = EncryptedFile.read(options.input(), source, options.warnings());
        Document document = file.document();
        Edits edits = open(file);
        Node part = options.extract() == null ? null : part(options.extract(), document);
        try {
            return part == null ? write(document, edits, options) : extract(edits.applyTo(part));
        } catch (SopsException problem) {
            throw problem.kind() == Kind.NOT_EMITTED
                    ? explained(problem, part == null || part instanceof MapNode)
                    : problem;
        }
    }

    List<MapNode> read(byte[] source) {
        EncryptedFile file = EncryptedFile.read(options.input(), source, options.warnings());
        return open(file).applyTo(file.document().branches());
    }

    List<Secrets> secrets(Source source) {
        EncryptedFile file =
                EncryptedFile.read(options.input(), source.content(), options.warnings());
        return SecretsReading.read(source, file.document(), open(file));
    }

    /** What takes the place of each ciphertext. */
    private Edits open(EncryptedFile file) {
        Metadata metadata = file.metadata();
        ProgramVersion.check(metadata.version());
        Edits edits = new Edits();
        try (DataKey dataKey = keys.recover(metadata, options.order())) {
            ValueCipher cipher = new ValueCipher(dataKey);
            String mac =
                    TreeDecryption.decrypt(
                            file.document(),
                            metadata,
                            dataKey,
                            new Disclosure(edits),
                            options.warnings());
            if (!options.ignoreMac()) {
                SealedMac.verify(metadata, cipher, mac);
            }
        }
        return edits;
    }

    private Node part(TreeIndex index, Document document) {
        return index.in(document.branches().get(0), options.input().lastEntryHolds());
    }

    /** What SOPS calls that which has no form in a format (clauses C154, C155). */
    private static SopsException explained(SopsException problem, boolean isFile) {
        return new SopsException(
                Kind.NOT_EMITTED,
                "Error dumping " + (isFile ? "file" : "tree") + ": " + problem.getMessage(),
                problem);
    }

    /** The plain file; laid out as the source is, if it is in the same syntax. */
    static byte[] write(Document document, Edits edits, DecryptOptions options) {
        if (options.keepsFormat()) {
            byte[] spliced = document.write(edits);
            if (!document.needsReadBackWhenDecrypted()
                    || readsAsMeant(spliced, document, edits, options.output())) {
                return spliced;
            }
        }
        List<MapNode> branches = edits.applyTo(document.branches());
        if (branches.size() > 1 && !options.output().hasSeveralDocuments()) {
            options.warnings()
                    .accept("Only the first document is written, the format has place for one.");
        }
        return options.output().emit(branches, null);
    }

    private static boolean readsAsMeant(
            byte[] spliced, Document document, Edits edits, FileFormat format) {
        try {
            return WrittenValues.difference(
                            edits.applyTo(document.branches()),
                            new Edits(),
                            format.readPlain(spliced).branches())
                    == null;
        } catch (MalformedException unreadable) {
            return false;
        }
    }

    /** A string is printed as it is in every format (clause F104). */
    private byte[] extract(Node part) {
        return part instanceof Scalar scalar && scalar.value().isString()
                ? Plaintext.bytes(scalar.value())
                : options.output().emitPart(part);
    }
}
