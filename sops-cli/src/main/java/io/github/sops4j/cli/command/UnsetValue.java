package io.github.sops4j.cli.command;

import io.github.sops4j.OpenedFile;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.format.TreeIndex;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sops unset} (clauses C38, C161). */
public final class UnsetValue implements Command {
    /** How it is written. */
    public static final Syntax SYNTAX =
            Syntax.command(
                    "sops unset",
                    "FILE INDEX",
                    "Remove one value of an encrypted file.",
                    Flags.join(
                            Flags.TYPES,
                            List.of(Flags.SHAMIR_THRESHOLD, Flags.IGNORE_MAC),
                            List.of(Flags.DECRYPTION_ORDER, ValueChange.IDEMPOTENT),
                            Flags.KEY_SERVICES));

    /** The command. */
    public UnsetValue() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        List<String> operands = call.own().operands();
        if (operands.size() != 2) {
            throw new CommandException(
                    ExitCode.NO_FILE, "Error: no file specified, or index is missing");
        }
        OneFile file = OneFile.operand(call);
        TreeIndex index = ValueChange.index(operands.get(1), "unset index");
        boolean idempotent = call.own().isOn(ValueChange.IDEMPOTENT);
        return ValueChange.apply(
                call, file, "unset index", opened -> without(opened, index, idempotent));
    }

    private static byte @Nullable [] without(
            OpenedFile opened, TreeIndex index, boolean idempotent) {
        byte[] changed = opened.unset(index);
        if (changed == null && !idempotent) {
            throw new CommandException(ExitCode.GENERIC, opened.missing(index));
        }
        return changed;
    }
}
