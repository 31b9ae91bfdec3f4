package io.github.sops4j.cli.command;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.key.KeyTrial;
import io.github.sops4j.metadata.Metadata;
import io.github.sops4j.metadata.Selector;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What {@code sops doctor} has found, a fact a line. */
final class Diagnosis {
    private final StringBuilder text = new StringBuilder();

    /** All of it. */
    String text() {
        return text.toString();
    }

    void file(Path path, FileFormat format, Metadata metadata) {
        fact("file", path.toString());
        fact("format", format.name());
        fact("version", metadata.version());
        fact("lastmodified", metadata.lastModified().truncatedTo(ChronoUnit.SECONDS).toString());
        Selector selector = metadata.selector();
        fact("selector", selector.kind().field() + " " + selector.text());
        if (metadata.macOnlyEncrypted()) {
            fact("mac_only_encrypted", "true");
        }
    }

    /** Groups are numbered from 0, as where SOPS says which one failed (clause C194). */
    void keys(Metadata metadata, List<List<KeyTrial>> groups) {
        int opened = 0;
        for (int i = 0; i < groups.size(); i++) {
            boolean opens = groups.get(i).stream().anyMatch(KeyTrial::opened);
            opened += opens ? 1 : 0;
            fact("group " + i, opens ? "opens" : "does not open");
            groups.get(i).forEach(this::key);
        }
        for (String type : metadata.unknownKeyTypes()) {
            line("  " + type + ": not opened");
            line("    keys of this type are unknown to this program; they are left as they are");
        }
        if (groups.size() > 1) {
            int threshold = metadata.shamirThreshold();
            int needed = threshold == 0 ? groups.size() : threshold;
            fact("threshold", needed + " of " + groups.size() + " groups, " + opened + " open");
        }
    }

    private void key(KeyTrial trial) {
        String key = "  " + trial.key().typedIdentity() + ": ";
        if (trial.opened()) {
            line(key + "opened by " + trial.told());
            return;
        }
        line(key + "not opened");
        for (String reason : trial.told().split("\n", -1)) {
            line("    " + reason);
        }
    }

    void opens() {
        fact("data key", "recovered");
        fact("mac", "fits");
    }

    void doesNotOpen(SopsException failure) {
        Kind kind = failure.kind();
        if (kind == Kind.DATA_KEY_NOT_RECOVERED) {
            fact("data key", "not recovered");
            fact("mac", "not looked at");
            return;
        }
        fact("data key", "recovered");
        fact(kind == Kind.MAC_MISMATCH ? "mac" : "values", oneLine(failure));
    }

    void noConfig(Path folder) {
        fact("config", "no .sops.yaml in " + folder + " nor above it");
    }

    void config(Path path) {
        fact("config", path.toString());
    }

    void rule(String name) {
        fact("rule", name);
    }

    void difference(GroupDifference difference) {
        if (difference.isEmpty()) {
            fact("keys", "those of the rule");
            return;
        }
        fact("keys", "not those of the rule; `sops updatekeys` would change them:");
        for (String line : difference.text("groups", false).lines().skip(1).toList()) {
            line("  " + line);
        }
    }

    private static String oneLine(SopsException failure) {
        return String.valueOf(failure.getMessage()).replace('\n', ' ');
    }

    private void fact(String name, String value) {
        line(name + ": " + value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
