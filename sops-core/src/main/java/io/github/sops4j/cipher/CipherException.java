package io.github.sops4j.cipher;

import java.io.Serial;

/** A value that cannot be encrypted or decrypted; the message never holds the value. */
public final class CipherException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** A reason for a person. */
    public CipherException(String message) {
        super(message);
    }

    /** A reason with what caused it. */
    public CipherException(String message, Throwable cause) {
        super(message, cause);
    }
}
