package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sops groups add} (clauses C172, C173). */
final class GroupsAdd implements Command {

    /** The keys of one type for the new group. */
    private record GroupKeys(String type, Flag flag) {
        static GroupKeys of(String type, String option) {
            return new GroupKeys(type, Flag.of(Flag.Type.LIST, option, "Keys of the new group."));
        }
    }

    /** All types, in the order in which their keys are added. */
    private static final List<GroupKeys> TYPES =
            List.of(
                    GroupKeys.of("pgp", "pgp"),
                    GroupKeys.of("kms", "kms"),
                    GroupKeys.of("gcp_kms", "gcp-kms"),
                    GroupKeys.of("hckms", "hckms"),
                    GroupKeys.of("hc_vault", "hc-vault-transit"),
                    GroupKeys.of("azure_kv", "azure-kv"),
                    GroupKeys.of("age", "age"));

    private static final Syntax SYNTAX =
            Syntax.command("sops groups add", "", "Add a key group.", flags());

    private static List<Flag> flags() {
        List<Flag> flags = new ArrayList<>(List.of(GroupsChange.FILE));
        for (GroupKeys keys : TYPES) {
            flags.add(keys.flag());
        }
        return Flags.join(
                flags,
                List.of(Flags.AWS_PROFILE, Flags.ENCRYPTION_CONTEXT),
                List.of(Flags.IN_PLACE, Flags.SHAMIR_THRESHOLD),
                Flags.KEY_SERVICES);
    }

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        if (!call.own().operands().isEmpty()) {
            throw new CommandException(ExitCode.GENERIC, "error: no positional arguments allowed");
        }
        return GroupsChange.run(call, (file, keys) -> wanted(call, file, keys));
    }

    private static GroupsChange.Wanted wanted(Invocation call, Metadata file, Keys keys) {
        List<KeyGroup> groups = new ArrayList<>(file.groups());
        groups.add(new KeyGroup(added(call, keys)));
        int threshold = call.own().number(Flags.SHAMIR_THRESHOLD);
        if (threshold == 0 && file.shamirThreshold() != 1) {
            threshold = file.shamirThreshold();
        }
        return new GroupsChange.Wanted(groups, threshold);
    }

    private static List<MasterKey> added(Invocation call, Keys keys) {
        EncryptionContext context =
                EncryptionContext.parse(call.own().text(Flags.ENCRYPTION_CONTEXT));
        if (!context.isValid()) {
            EncryptionContext.warn(call.surroundings().log());
        }
        KeyFlags flags = new KeyFlags(call, keys.ring(), context.pairs());
        List<MasterKey> added = new ArrayList<>();
        try {
            for (GroupKeys type : TYPES) {
                added.addAll(flags.allKeys(type.type(), type.flag()));
            }
        } catch (SopsException unusable) {
            throw new SopsException(
                    unusable.kind(), "Failed to add key: " + unusable.getMessage(), unusable);
        }
        if (added.isEmpty()) {
            throw new SopsException(
                    Kind.KEYS, "the new group has no keys; name some with --age, --pgp or --kms");
        }
        return added;
    }
}
