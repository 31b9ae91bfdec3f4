package io.github.sops4j.format;

import io.github.sops4j.tree.Node;

/** One syntax of files. */
public interface FileFormat {

    /** The name under which options select it, {@code yaml} for example. */
    String name();

    /**
     * Reads a file, encrypted or plain.
     *
     * @param source the bytes of the file
     * @throws MalformedException when it is not in this format
     */
    Document read(byte[] source) throws MalformedException;

    /**
     * A part of a document as it is printed alone: a string as it is, anything else in the syntax
     * of this format (clause F104).
     *
     * @param part a map, a list or a scalar, decrypted
     * @return text in UTF-8
     */
    byte[] emit(Node part);
}
