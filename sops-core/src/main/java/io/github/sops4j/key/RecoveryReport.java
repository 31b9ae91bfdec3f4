package io.github.sops4j.key;

import java.util.List;

/** Why a data key was not recovered: a block per group, a line per key (clauses K20 to K23). */
final class RecoveryReport {
    private static final int REASON_WIDTH = 60;
    private static final int TRAILER_WIDTH = 75;

    private final int threshold;
    private final StringBuilder groups = new StringBuilder();
    private int group;

    RecoveryReport(int threshold) {
        this.threshold = threshold;
    }

    /** The next group: the keys that did not open it, and whether another one did. */
    void group(List<KeyFailure> failures, boolean opened) {
        groups.append("Group ").append(group).append(opened ? ": SUCCESS\n" : ": FAILED\n");
        group++;
        String between = "";
        for (KeyFailure failure : opened ? List.<KeyFailure>of() : failures) {
            groups.append(between);
            line(failure.key().identity(), failure.reason().getMessage());
            between = "  \n";
        }
        groups.append('\n');
    }

    private void line(String identity, String reason) {
        groups.append("  ").append(identity).append(": FAILED\n");
        String lead = "    - | ";
        for (String line : wrap(reason, REASON_WIDTH).split("\n", -1)) {
            groups.append(lead).append(line).append('\n');
            lead = "      | ";
        }
    }

    /** The whole text, without a final line break. */
    String text(int parts) {
        return "Failed to get the data key required to decrypt the SOPS file.\n\n"
                + groups
                + wrap(threshold == 0 ? WITHOUT_THRESHOLD : withThreshold(parts), TRAILER_WIDTH);
    }

    private static final String WITHOUT_THRESHOLD =
            "Recovery failed because no master key was able to decrypt the file. In order for SOPS"
                    + " to recover the file, at least one key has to be successful, but none were.";

    private String withThreshold(int parts) {
        return "Recovery failed because the file was encrypted with a Shamir threshold of "
                + threshold
                + ", but only "
                + parts
                + " part(s) were successfully recovered, one for each successful key group. In"
                + " order for SOPS to recover the file, at least "
                + threshold
                + " groups have to be successful. In order for a group to be successful, decryption"
                + " has to succeed with any of the keys in that key group.";
    }

    /** Breaks at spaces, greedily; long words overflow and line breaks are kept (clause K23). */
    static String wrap(String text, int width) {
        StringBuilder wrapped = new StringBuilder();
        String lineBreak = "";
        for (String line : text.split("\n", -1)) {
            wrapped.append(lineBreak);
            int column = 0;
            for (String word : line.split(" ", -1)) {
                if (column > 0 && column + 1 + word.length() > width) {
                    wrapped.append('\n');
                    column = 0;
                } else if (column > 0) {
                    wrapped.append(' ');
                    column++;
                }
                wrapped.append(word);
                column += word.length();
            }
            lineBreak = "\n";
        }
        return wrapped.toString();
    }
}
