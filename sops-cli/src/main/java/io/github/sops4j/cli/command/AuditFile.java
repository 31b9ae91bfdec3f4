package io.github.sops4j.cli.command;

import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.yaml.YamlFormat;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file in which whoever runs a machine asks for a record of each use of a key (clause C182).
 * This program makes none, so where one is asked for it uses no key.
 */
record AuditFile(Path path) {
    /** Where SOPS looks. */
    static final AuditFile OF_MACHINE = new AuditFile(Path.of("/etc/sops/audit.yaml"));

    void requireNoRecord() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            if (asksForRecords(new YamlFormat(0).read(Files.readAllBytes(path)).branches())) {
                throw refusal("asks for a record of each use in PostgreSQL, which is not built");
            }
        } catch (IOException | MalformedException unreadable) {
            throw refusal("cannot be read, so that nobody knows whether uses are to be recorded");
        }
    }

    private static boolean asksForRecords(List<MapNode> documents) {
        Node backends = documents.isEmpty() ? null : documents.get(0).get("backends");
        return backends instanceof MapNode map
                && map.get("postgres") instanceof ListNode list
                && !list.elements().isEmpty();
    }

    private CommandException refusal(String reason) {
        return CommandException.logged("AUDIT", path + " " + reason + "; no key is used");
    }
}
