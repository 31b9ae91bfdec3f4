package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.cli.output.GoText;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sops groups delete} (clause C174). */
final class GroupsDelete implements Command {
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops groups delete",
                    "INDEX",
                    "Remove a key group; the first one has the index 0.",
                    Flags.join(
                            List.of(GroupsChange.FILE, Flags.IN_PLACE, Flags.SHAMIR_THRESHOLD),
                            Flags.KEY_SERVICES));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        List<String> operands = call.own().operands();
        if (operands.size() != 1) {
            throw new CommandException(
                    ExitCode.GENERIC, "error: exactly one positional argument (index) required");
        }
        String complaint = complaint(operands.get(0));
        if (!complaint.isEmpty()) {
            call.surroundings()
                    .log()
                    .fatal(
                            "failed to parse [index] argument: strconv.ParseUint: parsing "
                                    + GoText.quote(operands.get(0))
                                    + ": "
                                    + complaint);
            return ExitCode.GENERIC.status();
        }
        long index = Long.parseLong(operands.get(0));
        return GroupsChange.run(
                call,
                (file, keys) -> wanted(file, index, call.own().number(Flags.SHAMIR_THRESHOLD)));
    }

    /** Why a text is no index, in SOPS's words; empty when it is one. */
    private static String complaint(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return "invalid syntax";
            }
        }
        if (text.isEmpty()) {
            return "invalid syntax";
        }
        return text.length() > MAX_DIGITS ? "value out of range" : "";
    }

    private static final int MAX_DIGITS = 18;

    private static GroupsChange.Wanted wanted(Metadata file, long index, int flag) {
        List<KeyGroup> groups = new ArrayList<>(file.groups());
        if (index >= groups.size()) {
            throw new SopsException(
                    Kind.KEYS,
                    "there is no key group "
                            + index
                            + ": the file has "
                            + groups.size()
                            + ", the first of which is group 0");
        }
        groups.remove((int) index);
        if (groups.isEmpty()) {
            throw new SopsException(
                    Kind.KEYS,
                    "this is the only key group; without it nobody could decrypt the file");
        }
        int threshold = flag == 0 ? file.shamirThreshold() : flag;
        if (groups.size() < threshold) {
            throw new SopsException(
                    Kind.KEYS,
                    "removing this key group will make the Shamir threshold impossible to satisfy:"
                            + " Shamir threshold is "
                            + threshold
                            + ", but we only have "
                            + groups.size()
                            + " key groups");
        }
        return new GroupsChange.Wanted(groups, threshold);
    }
}
