package io.github.sops4j.metadata;

import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * The same with other keys for the same data key; nothing else changes (clause C170).
     *
     * @param threshold how many of several groups are needed; 0 for all (clause F68)
     */
    public Metadata withGroups(List<KeyGroup> others, int threshold) {
        return new Metadata(
                others,
                threshold == 0 && others.size() > 1 ? others.size() : threshold,
                lastModified,
                mac,
                macOnlyEncrypted,
                selectors,
                version,
                unknown);
    }

    /** The same with another MAC. */
    public Metadata withMac(String sealedMac, OffsetDateTime time) {
        return new Metadata(
                groups,
                shamirThreshold,
                time,
                sealedMac,
                macOnlyEncrypted,
                selectors,
                version,
                unknown);
    }

    /** The same for a binary file, whose one value is always encrypted (clause F40). */
    public Metadata withoutSelectors() {
        return new Metadata(
                groups, shamirThreshold, lastModified, mac, false, List.of(), version, unknown);
    }

    /** The same with the version of this program, unless it is newer already (clause C133). */
    public Metadata withCurrentVersion() {
        boolean older = ProgramVersion.isBefore(version, FORMAT_VERSION);
        return new Metadata(
                groups,
                shamirThreshold,
                lastModified,
                mac,
                macOnlyEncrypted,
                selectors,
                older ? FORMAT_VERSION : version,
                unknown);
    }

    /** The types of keys that this program does not know: the names of lists of what is wrapped. */
    public SortedSet<String> unknownKeyTypes() {
        SortedSet<String> types = new TreeSet<>();
        addKeyTypes(unknown, types);
        for (KeyGroup group : groups) {
            addKeyTypes(group.unknown(), types);
        }
        return types;
    }

    private static void addKeyTypes(List<Entry> entries, SortedSet<String> types) {
        for (Entry entry : entries) {
            if (entry.value() instanceof ListNode list) {
                for (Node element : list.elements()) {
                    if (element instanceof MapNode key && key.get("enc") != null) {
                        types.add(entry.key());
                    }
                }
            }
        }
    }

    /** The selector of the file, or the default where it names none (clause F39). */
    public Selector selector() {
        return selectors.isEmpty() ? Selector.DEFAULT : selectors.get(0);
    }
}
