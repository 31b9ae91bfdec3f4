package io.github.sops4j.metadata;

/** The six ways to choose which values are encrypted (clause F34), in the order SOPS names them. */
public enum SelectorKind {
    ENCRYPTED_SUFFIX("encrypted_suffix"),
    UNENCRYPTED_SUFFIX("unencrypted_suffix"),
    ENCRYPTED_REGEX("encrypted_regex"),
    UNENCRYPTED_REGEX("unencrypted_regex"),
    ENCRYPTED_COMMENT_REGEX("encrypted_comment_regex"),
    UNENCRYPTED_COMMENT_REGEX("unencrypted_comment_regex");

    private final String field;

    SelectorKind(String field) {
        this.field = field;
    }

    /** Its name in metadata and creation rules. */
    public String field() {
        return field;
    }

    /** Whether it is a pattern; otherwise it is a suffix. */
    public boolean isRegex() {
        return this != ENCRYPTED_SUFFIX && this != UNENCRYPTED_SUFFIX;
    }

    /** Whether it looks at comments instead of keys. */
    public boolean looksAtComments() {
        return this == ENCRYPTED_COMMENT_REGEX || this == UNENCRYPTED_COMMENT_REGEX;
    }

    /** Whether a match means that the value is encrypted; otherwise that it stays clear. */
    public boolean encryptsMatches() {
        return this == ENCRYPTED_SUFFIX
                || this == ENCRYPTED_REGEX
                || this == ENCRYPTED_COMMENT_REGEX;
    }
}
