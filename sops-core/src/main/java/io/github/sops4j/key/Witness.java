package io.github.sops4j.key;

/** Is told by what a key was opened, for a person who wants to know. */
@FunctionalInterface
public interface Witness {
    /**
     * Called once, before the key is returned.
     *
     * @param place where the secret key is, or whose credentials were used; never a secret
     */
    void openedBy(String place);
}
