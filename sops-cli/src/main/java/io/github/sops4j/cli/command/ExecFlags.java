package io.github.sops4j.cli.command;

import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import io.github.sops4j.cli.options.Flag;

/** The flags that exec-env and exec-file share (clause C23). */
final class ExecFlags {
    static final Flag BACKGROUND =
            Flag.of(SWITCH, "background", "Do not wait for the command; deprecated.");
    static final Flag USER = Flag.of(TEXT, "user", "Run the command as this user.");

    private ExecFlags() {}
}
