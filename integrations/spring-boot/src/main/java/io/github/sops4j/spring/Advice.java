package io.github.sops4j.spring;

import io.github.sops4j.error.Kind;

/** What to do when a file cannot be opened. */
final class Advice {

    private Advice() {}

    /** One paragraph. */
    static String on(Kind kind) {
        return switch (kind) {
            case DATA_KEY_NOT_RECOVERED ->
                    "Give the application a key that opens the file, as a property or as a variable:"
                            + " sops.age.key.file (SOPS_AGE_KEY_FILE) for age,"
                            + " sops.pgp.key.file (SOPS_PGP_KEY_FILE) for OpenPGP;"
                            + " for AWS KMS credentials that may decrypt, and sops-kms on the class"
                            + " path. `sops doctor` asks every key of a file.";
            case METADATA ->
                    "Encrypt the file with `sops encrypt --in-place`, or import it without sops: if"
                            + " nothing in it is secret.";
            case MAC_MISMATCH, NOT_DECRYPTED ->
                    "Somebody changed the file without its keys. Take it from version control, and"
                            + " change it with `sops edit`.";
            case UNSUPPORTED -> "Add what the message names to the application.";
            default ->
                    "Correct the file: `sops decrypt` tells whether it is encrypted, and in this"
                            + " format.";
        };
    }
}
