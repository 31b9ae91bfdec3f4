package io.github.sops4j.format;

import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One syntax of files. */
public interface FileFormat {

    /** The name under which options select it, {@code yaml} for example. */
    String name();

    /**
     * Reads an encrypted file.
     *
     * @param source the bytes of the file
     * @throws MalformedException when it is not in this format
     */
    Document read(byte[] source) throws MalformedException;

    /**
     * Reads a plain file; what looks like metadata is data.
     *
     * @param source the bytes of the file
     * @throws MalformedException when it is not in this format
     */
    Document readPlain(byte[] source) throws MalformedException;

    /**
     * Whether encrypted files of this format have their metadata under this key of a document, so
     * that no plain file can be encrypted that has it (clause F16).
     */
    default boolean isReserved(String key) {
        return key.equals("sops");
    }

    /** Whether the last of several entries with one key holds; in most formats the first does. */
    default boolean lastEntryHolds() {
        return false;
    }

    /** Whether a file may hold several documents; elsewhere only the first one is written. */
    default boolean hasSeveralDocuments() {
        return false;
    }

    /**
     * A file without source, as SOPS prints it.
     *
     * @param branches the documents in it
     * @param metadata what to write under the reserved key, or null for a plain file
     * @return text in UTF-8; the content for a plain binary file
     * @throws io.github.sops4j.error.SopsException of kind {@code NOT_EMITTED} when this format
     *     cannot express it
     */
    byte[] emit(List<MapNode> branches, @Nullable MapNode metadata);

    /**
     * A part of a document as it is printed alone (clauses F104, F115, F120, F125, F141).
     *
     * @param part a map, a list or a scalar that is no string, decrypted
     * @return text in UTF-8
     * @throws io.github.sops4j.error.SopsException of kind {@code NOT_EMITTED} when this format
     *     cannot express it
     */
    byte[] emitPart(Node part);
}
