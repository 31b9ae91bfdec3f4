package io.github.sops4j.cli.command;

import static io.github.sops4j.cli.options.Flag.Type.SWITCH;
import static io.github.sops4j.cli.options.Flag.Type.TEXT;

import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.cli.run.OfferPlace;
import io.github.sops4j.cli.run.ShellRun;
import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code sops exec-file} (clauses C138, C141, C143 to C150). */
final class ExecFile implements Command {
    private static final Flag NO_FIFO =
            Flag.of(SWITCH, "no-fifo", "Use a file, which can be read often, not a named pipe.");
    private static final Flag FILENAME =
            Flag.of(TEXT, "filename", "The name of the decrypted file.");
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops exec-file",
                    "FILE COMMAND",
                    "Run a command with the path of a decrypted file in the place of each {}.",
                    Flags.join(
                            List.of(ExecFlags.BACKGROUND, NO_FIFO, ExecFlags.USER),
                            Flags.TYPES,
                            List.of(FILENAME, Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));
    private static final String PLACEHOLDER = "{}";

    ExecFile() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) {
        Execution execution = Execution.of(call, "exec-file");
        if (execution.background()) {
            throw new CommandException(
                    ExitCode.GENERIC,
                    "Error: with --background the file would be gone before the command could read"
                            + " it; start sops itself in the background instead");
        }
        byte[] content = content(call, execution);
        try {
            OfferPlace place = place(call);
            try (ShellRun run = new ShellRun(execution.account(), false)) {
                String path = offer(run, place, content);
                return execution.run(run, execution.line().replace(PLACEHOLDER, path), false);
            }
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static String offer(ShellRun run, OfferPlace place, byte[] content) {
        try {
            return run.offer(place, content);
        } catch (IOException e) {
            throw new CommandException(ExitCode.GENERIC, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] content(Invocation call, Execution execution) {
        OneFile file = execution.file();
        byte[] source = file.read();
        try (Keys keys = Keys.of(call)) {
            return new Sops(keys.ring()).decrypt(source, execution.options(source));
        } catch (SopsException failure) {
            throw file.named(failure);
        }
    }

    private static OfferPlace place(Invocation call) {
        String temporary = call.surroundings().environment().get("TMPDIR");
        return OfferPlace.ofThisMachine(
                localPath(call.own().text(FILENAME)),
                !call.own().isOn(NO_FIFO),
                temporary == null ? "" : temporary);
    }

    /** Clause C147. */
    private static Path localPath(String name) {
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute() && !path.normalize().startsWith("..")) {
                return path;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new CommandException(ExitCode.GENERIC, "The provided filename is not a local path.");
    }
}
