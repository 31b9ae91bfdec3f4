package io.github.sops4j;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;

/** A file that is to be encrypted. */
final class PlainFile {
    private PlainFile() {}

    /**
     * Reads it.
     *
     * @param output the syntax it is to be encrypted in
     * @throws SopsException of kind {@code PLAIN_MALFORMED}, also where a part of the file would
     *     not be in the encrypted one (clauses F105, F106), {@code EMPTY} or {@code
     *     ALREADY_ENCRYPTED}
     */
    static Document read(FileFormat input, FileFormat output, byte[] source) {
        Document plain;
        try {
            plain = input.readPlain(source);
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
        ReservedKeys.refuseIn(plain.branches(), output);
        if (!plain.losses().isEmpty()) {
            throw new SopsException(
                    Kind.PLAIN_MALFORMED,
                    "Error unmarshalling file: "
                            + plain.losses().get(0)
                            + " Make it one whole object, or encrypt it with --input-type binary.");
        }
        return plain;
    }
}
