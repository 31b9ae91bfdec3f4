package io.github.sops4j.cli.command;

import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of SOPS that this program knows by name only.
 *
 * @param syntax how it is written
 */
record NotBuilt(Syntax syntax) implements Command {

    /** Always fails: nothing is worse than a command that does half of what it says. */
    @Override
    public int run(Invocation call) {
        throw refusal("`" + syntax.path() + "`");
    }

    static CommandException refusal(String what) {
        return new CommandException(
                ExitCode.GENERIC, what + " is not part of sops4j; use SOPS itself for it");
    }

    /** All of them, by their names. */
    static @Nullable Command named(String name) {
        return switch (name) {
            case "keyservice" -> new NotBuilt(keyservice());
            default -> null;
        };
    }

    private static Syntax keyservice() {
        return Syntax.command(
                "sops keyservice",
                "",
                "Lend the keys of this machine to others.",
                List.of(
                        Flag.of(TEXT, "network", "tcp or unix.").alias("net"),
                        Flag.of(TEXT, "address", "Where to listen.").alias("addr"),
                        Flag.of(SWITCH, "prompt", "Ask before each use."),
                        Flags.VERBOSE));
    }
}
