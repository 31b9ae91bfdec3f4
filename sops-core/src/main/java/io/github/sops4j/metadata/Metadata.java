package io.github.sops4j.metadata;

import io.github.sops4j.tree.Entry;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The metadata of an encrypted file (clause F61).
 *
 * @param groups one group, or several of which {@link #shamirThreshold} are needed
 * @param shamirThreshold how many groups are needed; 0 stands for all of them
 * @param lastModified additional data of the MAC, in whole seconds (clause F54)
 * @param mac the encrypted MAC
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 * @param selectors what chooses the values; empty for binary files, otherwise exactly one
 * @param version the program version at encryption
 * @param unknown fields this program does not know, carried along as they were
 */
public record Metadata(
        List<KeyGroup> groups,
        int shamirThreshold,
        OffsetDateTime lastModified,
        String mac,
        boolean macOnlyEncrypted,
        List<Selector> selectors,
        String version,
        List<Entry> unknown) {

    /** The version of SOPS whose files these are. */
    public static final String FORMAT_VERSION = "3.13.3";

    /** Copies the lists. */
    public Metadata {
        groups = List.copyOf(groups);
        selectors = List.copyOf(selectors);
        unknown = List.copyOf(unknown);
    }

    /** The selector of the file, or the default where it names none (clause F39). */
    public Selector selector() {
        return selectors.isEmpty() ? Selector.DEFAULT : selectors.get(0);
    }
}
