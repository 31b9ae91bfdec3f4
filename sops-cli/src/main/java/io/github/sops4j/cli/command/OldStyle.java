package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.CommandTable;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import java.io.IOException;

/** The program without a command: {@code sops -d FILE} and its like (clauses C41-C46a). */
public final class OldStyle implements Command {
    private final Encrypt encrypt;
    private final Decrypt decrypt;

    /** The old spelling of two commands. */
    public OldStyle(Encrypt encrypt, Decrypt decrypt) {
        this.encrypt = encrypt;
        this.decrypt = decrypt;
    }

    @Override
    public Syntax syntax() {
        return CommandTable.ROOT;
    }

    @Override
    public int run(Invocation call) throws IOException {
        Arguments own = call.own();
        if (own.isOn(RootFlags.ROTATE)) {
            throw NotBuilt.refusal("`sops --rotate`");
        }
        if (own.isGiven(RootFlags.SET)) {
            throw NotBuilt.refusal("`sops --set`");
        }
        boolean encrypts = own.isOn(RootFlags.ENCRYPT);
        boolean decrypts = own.isOn(RootFlags.DECRYPT);
        if (encrypts && decrypts) {
            throw new CommandException(
                    ExitCode.CONFLICT, "Error: cannot both --encrypt and --decrypt a file");
        }
        if (!encrypts && !decrypts) {
            throw NotBuilt.refusal("editing (`sops FILE` without -d or -e)");
        }
        return encrypts ? encrypt.run(call) : decrypt.run(call);
    }
}
