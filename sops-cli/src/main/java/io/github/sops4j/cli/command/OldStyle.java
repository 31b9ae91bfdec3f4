package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.CommandTable;
import io.github.sops4j.cli.options.Syntax;

/** Stub. */
public final class OldStyle implements Command {
    @Override
    public Syntax syntax() {
        return CommandTable.ROOT;
    }

    @Override
    public int run(Invocation call) {
        throw new CommandException(ExitCode.GENERIC, "not yet");
    }
}
