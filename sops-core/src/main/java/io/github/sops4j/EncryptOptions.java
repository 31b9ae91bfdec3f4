package io.github.sops4j;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Selector;
import java.util.List;

/**
 * How to encrypt.
 *
 * @param format the syntax of the file and of the result
 * @param groups for whom; one group, or several of which {@code shamirThreshold} are needed to
 *     decrypt
 * @param shamirThreshold 0 for all groups; kept but without effect for one group
 * @param selector which values to encrypt
 * @param macOnlyEncrypted whether clear values may change without the keys
 */
public record EncryptOptions(
        FileFormat format,
        List<KeyGroup> groups,
        int shamirThreshold,
        Selector selector,
        boolean macOnlyEncrypted) {

    /** Copies the groups. */
    public EncryptOptions {
        groups = List.copyOf(groups);
    }
}
