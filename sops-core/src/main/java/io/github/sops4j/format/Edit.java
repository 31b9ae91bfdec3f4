package io.github.sops4j.format;

import io.github.sops4j.tree.Value;

/** What becomes of one node. */
public sealed interface Edit {

    /** A scalar is replaced by its ciphertext. */
    record Seal(String ciphertext) implements Edit {}

    /** A ciphertext is replaced by another one; what its place tells of the value stays. */
    record Reseal(String ciphertext) implements Edit {}

    /** A ciphertext is replaced by its value. */
    record Open(Value value) implements Edit {
        @Override
        public String toString() {
            return "Open";
        }
    }

    /** A comment gets this text; a list element becomes a comment with it (clause F30). */
    record Remark(String text) implements Edit {
        @Override
        public String toString() {
            return "Remark";
        }
    }
}
