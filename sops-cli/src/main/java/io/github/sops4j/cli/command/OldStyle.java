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
        if (!encrypts && !decrypts) {
            throw NotBuilt.refusal("editing (`sops FILE` without -d or -e)");
        }
        if (encrypts && decrypts) {
            return both(call);
        }
        return encrypts ? encrypt.run(call) : decrypt.run(call);
    }

    /** Of encrypting only the errors of its key list remain; the result is the decrypted file. */
    private int both(Invocation call) throws IOException {
        call.surroundings()
                .log()
                .warn(
                        "More than one command (--encrypt, --decrypt, --rotate, --set) has been"
                                + " specified. Only the changes made by the last one will be"
                                + " visible. Note that this behavior is deprecated and will cause"
                                + " an error eventually.");
        encrypt.checkKeys(call);
        return decrypt.run(call);
    }
}
