package io.github.sops4j.cli.command;

import static io.github.sops4j.cli.options.Flag.Type.SWITCH;

import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.cli.run.ShellRun;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.MapNode;
import java.util.List;
import java.util.Map;

/** {@code sops exec-env} (clauses C138 to C143). */
final class ExecEnv implements Command {
    private static final Flag PRISTINE = Flag.of(SWITCH, "pristine", "Pass on no other variables.");
    private static final Flag SAME_PROCESS =
            Flag.of(SWITCH, "same-process", "Let the command take the place of this process.");
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops exec-env",
                    "FILE COMMAND",
                    "Run a command with the values as environment variables.",
                    Flags.join(
                            List.of(ExecFlags.BACKGROUND, PRISTINE, ExecFlags.USER, SAME_PROCESS),
                            List.of(Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    ExecEnv() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) {
        Arguments own = call.own();
        Execution execution = Execution.of(call, "exec-env");
        if (execution.background() && own.isOn(SAME_PROCESS)) {
            throw new CommandException(
                    ExitCode.CONFLICT,
                    "Error: The --same-process flag cannot be used with --background");
        }
        Map<String, String> variables = TopLevelVariables.of(values(call, execution));
        try (ShellRun run = new ShellRun(execution.account(), own.isOn(PRISTINE))) {
            run.environment().putAll(variables);
            if (own.isOn(SAME_PROCESS) && run.handOver(execution.line())) {
                return ExitCode.SUCCESS.status();
            }
            return execution.run(run, execution.line(), own.isOn(SAME_PROCESS));
        }
    }

    private static MapNode values(Invocation call, Execution execution) {
        OneFile file = execution.file();
        byte[] source = file.read();
        try (Keys keys = Keys.of(call)) {
            return new Sops(keys.ring()).documents(source, execution.options(source)).get(0);
        } catch (SopsException failure) {
            throw file.named(failure);
        }
    }
}
