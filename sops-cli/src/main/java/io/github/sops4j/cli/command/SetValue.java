package io.github.sops4j.cli.command;

import static io.github.sops4j.cli.options.Flag.Type.SWITCH;

import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.file.OsText;
import io.github.sops4j.format.MalformedException;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.format.json.JsonValue;
import io.github.sops4j.tree.ListNode;
import io.github.sops4j.tree.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code sops set} (clauses C37, C156 to C160). */
public final class SetValue implements Command {
    private static final Flag VALUE_FILE =
            Flag.of(SWITCH, "value-file", "VALUE is the name of a file that holds it.");
    private static final Flag VALUE_STDIN =
            Flag.of(SWITCH, "value-stdin", "Read the value from standard input.");

    /** How it is written. */
    public static final Syntax SYNTAX =
            Syntax.command(
                    "sops set",
                    "FILE INDEX [VALUE]",
                    "Set one value, given as JSON, in an encrypted file.",
                    Flags.join(
                            Flags.TYPES,
                            List.of(VALUE_FILE, VALUE_STDIN),
                            List.of(Flags.SHAMIR_THRESHOLD, Flags.IGNORE_MAC),
                            List.of(Flags.DECRYPTION_ORDER, ValueChange.IDEMPOTENT),
                            Flags.KEY_SERVICES));

    /** The command. */
    public SetValue() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        Arguments own = call.own();
        List<String> operands = own.operands();
        boolean fromStdin = own.isOn(VALUE_STDIN);
        if (fromStdin && own.isOn(VALUE_FILE)) {
            throw new CommandException(
                    ExitCode.GENERIC, "Error: cannot use both --value-file and --value-stdin");
        }
        if (operands.size() != (fromStdin ? 2 : 3)) {
            throw new CommandException(ExitCode.NO_FILE, fromStdin ? TWO_OPERANDS : THREE_OPERANDS);
        }
        OneFile file = OneFile.operand(call);
        TreeIndex index = ValueChange.index(operands.get(1), "set index");
        Node value = value(fromStdin ? stdin(call) : argument(call, operands.get(2)));
        return apply(call, file, index, value, "set index");
    }

    /** The old spelling: {@code sops --set '["key"] "value"' FILE} (clause C45). */
    int runOldStyle(Invocation call) throws IOException {
        OneFile file = OneFile.named(call);
        OldStyle.requireRule(call, file);
        String text = call.own().text(RootFlags.SET);
        int end = text.indexOf("] ");
        if (end < 0) {
            throw new CommandException(
                    ExitCode.VALUE, "Invalid --set format: it is '[\"key\"] value'");
        }
        TreeIndex index = ValueChange.index(text.substring(0, end + 1), "--set");
        return apply(call, file, index, value(text.substring(end + 2)), "--set");
    }

    private static int apply(
            Invocation call, OneFile file, TreeIndex index, Node value, String option)
            throws IOException {
        boolean idempotent = call.own().isOn(ValueChange.IDEMPOTENT);
        return ValueChange.apply(
                call,
                file,
                option,
                opened ->
                        idempotent && opened.holds(index, value) ? null : opened.set(index, value));
    }

    private static String stdin(Invocation call) {
        try {
            return text(call.surroundings().in().readAllBytes());
        } catch (IOException e) {
            throw new CommandException(ExitCode.GENERIC, OsText.of("read", "/dev/stdin", e));
        }
    }

    private static String argument(Invocation call, String operand) {
        if (!call.own().isOn(VALUE_FILE)) {
            return operand;
        }
        Path path = call.surroundings().workingDirectory().resolve(operand);
        try {
            return text(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new CommandException(ExitCode.GENERIC, OsText.of("open", operand, e));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Node value(String json) {
        Node value;
        try {
            value = JsonValue.read(json);
        } catch (MalformedException malformed) {
            throw new CommandException(
                    ExitCode.VALUE, "Value for --set is not valid JSON: " + malformed.getMessage());
        }
        if (value instanceof ListNode) {
            throw new CommandException(
                    ExitCode.VALUE,
                    "Invalid --set value format: a list can only be set within an object");
        }
        return value;
    }

    private static final String THREE_OPERANDS =
            "Error: no file specified, or index and value are missing. Need precisely 3 positional"
                    + " arguments.";
    private static final String TWO_OPERANDS =
            "Error: file specified, or index and value are missing. Need precisely 2 positional"
                    + " arguments since --value-stdin is used.";
}
