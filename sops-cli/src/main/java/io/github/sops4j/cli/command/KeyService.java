package io.github.sops4j.cli.command;

import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import java.util.List;

/** {@code sops keyservice}, which this program knows by name only. */
final class KeyService implements Command {
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops keyservice",
                    "",
                    "Lend the keys of this machine to others.",
                    List.of(
                            Flag.of(TEXT, "network", "tcp or unix.").alias("net"),
                            Flag.of(TEXT, "address", "Where to listen.").alias("addr"),
                            Flag.of(SWITCH, "prompt", "Ask before each use."),
                            Flags.VERBOSE));

    KeyService() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    /** Always fails: nothing is worse than a command that does half of what it says. */
    @Override
    public int run(Invocation call) {
        throw new CommandException(
                ExitCode.GENERIC,
                "`" + SYNTAX.path() + "` is not part of sops4j; use SOPS itself for it");
    }
}
