package io.github.sops4j.cli.command;

import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.util.List;

/** {@code sops filestatus} (clause C181). */
final class FileStatus implements Command {
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops filestatus",
                    "FILE",
                    "Say whether a file is encrypted.",
                    List.of(Flags.INPUT_TYPE));

    FileStatus() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        if (call.own().operands().isEmpty()) {
            throw new CommandException(ExitCode.NO_FILE, "Error: no file specified");
        }
        boolean encrypted = isEncrypted(OneFile.asGiven(call));
        call.surroundings().out().print("{\"encrypted\":" + encrypted + "}\n");
        return ExitCode.SUCCESS.status();
    }

    private static boolean isEncrypted(OneFile file) {
        try {
            byte[] source = file.read();
            return Sops.isEncrypted(source, file.formats().inputOf(source));
        } catch (CommandException unreadable) {
            throw unknown(unreadable.getMessage());
        } catch (SopsException malformed) {
            throw unknown(String.valueOf(file.named(malformed).getMessage()));
        }
    }

    private static CommandException unknown(String reason) {
        return CommandException.logged(
                "CMD", "cannot check file status: cannot load encrypted file: " + reason);
    }
}
