package io.github.sops4j.key.age;

/** Where identities come from, in the order SOPS lists them (clause K47). */
enum Place {
    SSH_FILE("SOPS_AGE_SSH_PRIVATE_KEY_FILE"),
    SSH_COMMAND("SOPS_AGE_SSH_PRIVATE_KEY_CMD"),
    SSH_ED25519("id_ed25519"),
    SSH_RSA("id_rsa"),
    KEY("SOPS_AGE_KEY"),
    KEY_FILE("SOPS_AGE_KEY_FILE"),
    KEY_COMMAND("SOPS_AGE_KEY_CMD"),
    KEYS_TXT("keys.txt");

    private final String label;

    Place(String label) {
        this.label = label;
    }

    /** A variable, or a file name in a directory of the user. */
    String label() {
        return label;
    }

    /** Whether what it gives may differ from one recipient to the next (clause K51). */
    boolean dependsOnRecipient() {
        return this == SSH_COMMAND || this == KEY_COMMAND;
    }

    /** Whether it holds an SSH key and nothing else. */
    boolean isSsh() {
        return compareTo(KEY) < 0;
    }
}
