package io.github.sops4j;

import io.github.sops4j.crypt.WrittenValues;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.Edits;
import io.github.sops4j.format.FileFormat;
import java.util.function.Predicate;

/**
 * An encrypted file that is written as another encrypted one, and read back where a splice might
 * have changed how it reads.
 *
 * @param document what was read
 * @param edits new ciphertexts, if there are any, and new metadata
 * @param format the syntax to write
 */
record Rewriting(Document document, Edits edits, FileFormat format) {

    /**
     * The file with the edits.
     *
     * @param keepsLayout whether the source is in this syntax
     * @param holds what has to be true of a written file besides its values
     * @throws SopsException of kind {@code NOT_EMITTED} when this syntax cannot express it
     */
    byte[] write(boolean keepsLayout, Predicate<EncryptedFile> holds) {
        if (keepsLayout) {
            byte[] spliced = document.write(edits);
            if (!document.needsReadBack() || readsAsMeant(spliced, holds)) {
                return spliced;
            }
        }
        byte[] emitted = format.emit(edits.applyTo(document.branches()), edits.metadata());
        if (!readsAsMeant(emitted, holds)) {
            throw new SopsException(
                    Kind.NOT_EMITTED,
                    "Could not marshal tree: the file has no form in "
                            + format.name()
                            + " that reads back as it is");
        }
        return emitted;
    }

    private boolean readsAsMeant(byte[] written, Predicate<EncryptedFile> holds) {
        try {
            EncryptedFile file = EncryptedFile.read(format, written, loss -> {});
            return WrittenValues.difference(document.branches(), edits, file.document().branches())
                            == null
                    && holds.test(file);
        } catch (SopsException unreadable) {
            return false;
        }
    }
}
