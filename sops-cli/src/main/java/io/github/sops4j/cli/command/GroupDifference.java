package io.github.sops4j.cli.command;

import io.github.sops4j.cli.output.Ansi;
import io.github.sops4j.config.CreationRule;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a creation rule changes in the key groups of a file (clauses C166 to C168).
 *
 * @param old the groups of the file
 * @param oldThreshold what the file says; 0 for all groups
 * @param groups the groups of the rule
 * @param threshold what the file will say; 0 for all groups
 */
record GroupDifference(List<KeyGroup> old, int oldThreshold, List<KeyGroup> groups, int threshold) {
    private static final String PLAIN = "";

    static GroupDifference between(Metadata file, CreationRule rule) {
        return new GroupDifference(
                file.groups(), file.shamirThreshold(), rule.groups(), threshold(file, rule));
    }

    /**
     * The rule's, if it states one, as it does for a new file. SOPS keeps the file's, and cannot
     * make groups any more of a file that says 1.
     */
    private static int threshold(Metadata file, CreationRule rule) {
        int groups = rule.groups().size();
        int kept = Math.min(file.shamirThreshold(), groups);
        if (groups == 1) {
            return kept;
        }
        int stated = rule.shamirThreshold();
        if (stated != 0) {
            return kept == 0 && stated == groups ? 0 : stated;
        }
        return kept == 1 ? groups : kept;
    }

    boolean isEmpty() {
        boolean same = threshold == oldThreshold && groups.size() == old.size();
        for (int i = 0; same && i < groups.size(); i++) {
            same = identities(keys(groups, i)).equals(identities(keys(old, i)));
        }
        return same;
    }

    /**
     * All of it for a person, what stays included.
     *
     * @param subject what the heading calls them
     * @param styled whether with colours
     */
    String text(String subject, boolean styled) {
        StringBuilder text = new StringBuilder("The following changes will be made to the file's ");
        text.append(subject).append(":\n");
        if (threshold == oldThreshold) {
            threshold(text, PLAIN, "", threshold);
        } else {
            threshold(text, styled ? Ansi.GREEN : PLAIN, "+++ ", threshold);
            threshold(text, styled ? Ansi.RED : PLAIN, "--- ", oldThreshold);
        }
        for (int i = 0; i < Math.max(groups.size(), old.size()); i++) {
            line(text, styled ? Ansi.UNDERLINED : PLAIN, "Group " + (i + 1));
            List<MasterKey> after = keys(groups, i);
            List<MasterKey> before = keys(old, i);
            lines(text, PLAIN, "    ", after, identities(before), true);
            lines(text, styled ? Ansi.GREEN : PLAIN, "+++ ", after, identities(before), false);
            lines(text, styled ? Ansi.RED : PLAIN, "--- ", before, identities(after), false);
        }
        return text.toString();
    }

    private static void threshold(StringBuilder text, String style, String mark, int threshold) {
        if (threshold > 0) {
            line(text, style, mark + "shamir_threshold: " + threshold);
        }
    }

    private static void lines(
            StringBuilder text,
            String style,
            String mark,
            List<MasterKey> keys,
            Set<String> others,
            boolean among) {
        for (MasterKey key : keys) {
            if (others.contains(key.typedIdentity()) == among) {
                line(text, style, mark + key.identity());
            }
        }
    }

    private static void line(StringBuilder text, String style, String line) {
        text.append(style).append(line).append('\n');
        if (!style.isEmpty()) {
            text.append(Ansi.RESET);
        }
    }

    private static List<MasterKey> keys(List<KeyGroup> groups, int index) {
        return index < groups.size() ? groups.get(index).keys() : List.of();
    }

    private static Set<String> identities(List<MasterKey> keys) {
        Set<String> identities = new HashSet<>();
        for (MasterKey key : keys) {
            identities.add(key.typedIdentity());
        }
        return identities;
    }
}
