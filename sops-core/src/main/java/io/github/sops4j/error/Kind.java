package io.github.sops4j.error;

/** What went wrong, as far as a caller may act on it; each kind has one exit code (clause C47). */
public enum Kind {
    /** The configuration file, or a rule in it, is not usable. */
    CONFIG,
    /** A key named for encryption is malformed, or no key is named at all. */
    KEYS,
    /** A master key could not encrypt the data key. */
    DATA_KEY_NOT_ENCRYPTED,
    /** No key, or too few of them, could recover the data key. */
    DATA_KEY_NOT_RECOVERED,
    /** An encrypted file is not in its format. */
    ENCRYPTED_MALFORMED,
    /** The metadata of an encrypted file are missing or malformed. */
    METADATA,
    /** A plain file is not in its format. */
    PLAIN_MALFORMED,
    /** A plain file holds no document to encrypt. */
    EMPTY,
    /** A file to encrypt has metadata already. */
    ALREADY_ENCRYPTED,
    /** A value cannot be encrypted. */
    NOT_ENCRYPTED,
    /** A value cannot be decrypted. */
    NOT_DECRYPTED,
    /** The MAC is missing, not readable or another one. */
    MAC_MISMATCH,
    /** A document cannot be written in the format asked for. */
    NOT_EMITTED,
    /** The syntax of a path of keys and indexes is wrong. */
    PATH_MALFORMED,
    /** A path of keys and indexes leads nowhere. */
    PATH_NOT_FOUND,
    /** A value does not fit the Java type it is asked for. */
    NOT_BOUND,
    /** Options that exclude each other, several selectors among them. */
    CONFLICT,
    /** The decryption order names a key type twice. */
    DECRYPTION_ORDER,
    /** A command was not started, since its secrets would not reach it safely. */
    RUN_REFUSED,
    /** What was asked for is not built. */
    UNSUPPORTED
}
