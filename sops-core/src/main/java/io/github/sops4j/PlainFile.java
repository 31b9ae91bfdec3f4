package io.github.sops4j;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.Document;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.MalformedException;
import java.util.function.Consumer;

/** A file that is to be encrypted. */
final class PlainFile {
    private PlainFile() {}

    /**
     * Reads it.
     *
     * @param output the syntax it is to be encrypted in
     * @param warnings told of what will not be written again
     * @throws SopsException of kind {@code PLAIN_MALFORMED}, {@code EMPTY} or {@code
     *     ALREADY_ENCRYPTED}
     */
    static Document read(
            FileFormat input, FileFormat output, byte[] source, Consumer<String> warnings) {
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
        for (String loss : plain.losses()) {
            warnings.accept(loss);
        }
        return plain;
    }
}
