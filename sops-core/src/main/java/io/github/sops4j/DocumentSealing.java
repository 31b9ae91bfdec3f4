package io.github.sops4j;

import io.github.sops4j.cipher.DataKey;
import io.github.sops4j.cipher.ValueCipher;
import io.github.sops4j.crypt.CommentEncryption;
import io.github.sops4j.crypt.KeptCiphertexts;
import io.github.sops4j.crypt.TreeEncryption;
import io.github.sops4j.crypt.WrittenValues;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.metadata.MetadataCodec;
import io.github.sops4j.metadata.Selector;
import io.github.sops4j.tree.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a plain document: seal each value, write, read back if need be, seal comments where they
 * will be found.
 *
 * @param envelope what to encrypt with, and the metadata
 * @param output the syntax to write
 * @param keepsLayout whether the source is in this syntax
 * @param kept ciphertexts to use again
 */
record DocumentSealing(
        Envelope envelope, FileFormat output, boolean keepsLayout, KeptCiphertexts kept) {
    private static final String DOING = "Could not marshal tree: ";

    /**
     * The encrypted file.
     *
     * @throws SopsException of kind {@code NOT_ENCRYPTED} or {@code NOT_EMITTED}
     */
    byte[] seal(Document plain) {
        DataKey dataKey = envelope.dataKey();
        ValueCipher cipher = new ValueCipher(dataKey);
        Edits edits = new Edits();
        String mac =
                TreeEncryption.encrypt(
                        plain.branches(),
                        dataKey,
                        selector(),
                        envelope.metadata().macOnlyEncrypted(),
                        kept,
                        edits);
        edits.metadata(MetadataCodec.write(envelope.sealed(mac)));
        byte[] written = keepsLayout ? writeSpliced(plain, edits, cipher) : null;
        return written == null ? writeAnew(plain, edits, cipher) : written;
    }

    private Selector selector() {
        return envelope.metadata().selector();
    }

    private static SopsException notEmitted(String problem) {
        return new SopsException(Kind.NOT_EMITTED, DOING + problem);
    }

    private byte @Nullable [] writeSpliced(Document plain, Edits edits, ValueCipher cipher) {
        byte[] spliced = plain.write(edits);
        return plain.needsReadBack() ? encryptComments(plain, spliced, edits, cipher) : spliced;
    }

    /** Without the layout of the source; refused where SOPS writes what it cannot read (F57). */
    private byte[] writeAnew(Document plain, Edits edits, ValueCipher cipher) {
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
        String name = output.name();
        TreePath at;
        try {
            at = WrittenValues.difference(plain.branches(), edits, output.read(emitted).branches());
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
            written = output.read(text);
        } catch (MalformedException unreadable) {
            return null;
        }
        Edits comments = new Edits();
        comments.keepMetadata();
        boolean same =
                WrittenValues.difference(plain.branches(), edits, written.branches()) == null
                        && CommentEncryption.encrypt(
                                plain.branches(),
                                edits,
                                written,
                                cipher,
                                selector(),
                                kept,
                                comments);
        if (!same) {
            return null;
        }
        return comments.isEmpty() ? text : written.write(comments);
    }
}
