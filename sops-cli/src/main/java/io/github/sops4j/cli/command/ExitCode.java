package io.github.sops4j.cli.command;

import io.github.sops4j.error.Kind;

/** SOPS's exit statuses (clause C47), and which failure of the library gives which. */
public enum ExitCode {
    /** Done. */
    SUCCESS(0),
    /** What has no status of its own: usage, configuration, keys, a damaged encrypted file. */
    GENERIC(1),
    /** An input cannot be read, or a plain one is not in its format. */
    INPUT(2),
    /** An output cannot be opened. */
    OUTPUT(3),
    /** A document cannot be written in its format. */
    EMIT(4),
    /** {@code --encryption-context} is malformed. */
    ENCRYPTION_CONTEXT(6),
    /** The index or the value of {@code set} or {@code unset} is malformed. */
    VALUE(7),
    /** Flags that exclude each other. */
    CONFLICT(8),
    /** A value cannot be encrypted. */
    ENCRYPT(23),
    /** A value cannot be decrypted. */
    DECRYPT(25),
    /** Keys are to be added to, or removed from, a file that does not exist. */
    KEY_CHANGE(49),
    /** The MAC does not fit. */
    MAC(51),
    /** {@code --extract} is malformed. */
    PATH(91),
    /** There is no document to encrypt. */
    EMPTY(92),
    /** No file is named, or the one named does not exist. */
    NO_FILE(100),
    /** A key type stands twice in the decryption order. */
    DECRYPTION_ORDER(112),
    /** The data key cannot be recovered. */
    DATA_KEY(128),
    /** What a shell reports for a process killed by SIGPIPE (clause C48a). */
    READER_GONE(141),
    /** Nothing was edited. */
    UNCHANGED(200),
    /** The editor does not start, or fails. */
    EDITOR(201),
    /** The file is encrypted already. */
    ALREADY_ENCRYPTED(203);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The exit status of the process. */
    public int status() {
        return status;
    }

    /** The exit code of a failure of the library. */
    public static ExitCode of(Kind kind) {
        return switch (kind) {
            case CONFIG,
                    KEYS,
                    DATA_KEY_NOT_ENCRYPTED,
                    ENCRYPTED_MALFORMED,
                    METADATA,
                    PATH_NOT_FOUND,
                    NOT_BOUND,
                    RUN_REFUSED,
                    UNSUPPORTED ->
                    GENERIC;
            case PLAIN_MALFORMED -> INPUT;
            case NOT_EMITTED -> EMIT;
            case CONFLICT -> CONFLICT;
            case NOT_ENCRYPTED -> ENCRYPT;
            case NOT_DECRYPTED -> DECRYPT;
            case MAC_MISMATCH -> MAC;
            case PATH_MALFORMED -> PATH;
            case EMPTY -> EMPTY;
            case DECRYPTION_ORDER -> DECRYPTION_ORDER;
            case DATA_KEY_NOT_RECOVERED -> DATA_KEY;
            case ALREADY_ENCRYPTED -> ALREADY_ENCRYPTED;
        };
    }
}
