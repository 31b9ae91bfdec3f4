package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Syntax;

/**
 * A command of SOPS that this program knows by name only.
 *
 * @param syntax how it is written
 */
public record NotBuilt(Syntax syntax) implements Command {

    /** Always fails: nothing is worse than a command that does half of what it says. */
    @Override
    public int run(Invocation call) {
        throw refusal("`" + syntax.path() + "`");
    }

    static CommandException refusal(String what) {
        return new CommandException(
                ExitCode.GENERIC, what + " is not part of sops4j; use SOPS itself for it");
    }
}
