package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import java.io.IOException;

/** The program without a command: {@code sops -d FILE} and its like (clauses C41-C46a). */
public final class OldStyle implements Command {
    private final Encrypt encrypt = new Encrypt();
    private final Decrypt decrypt = new Decrypt();
    private final Rotate rotate = new Rotate();

    /** The old spelling of three commands. */
    public OldStyle() {}

    @Override
    public Syntax syntax() {
        return RootFlags.SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        Arguments own = call.own();
        if (own.isGiven(RootFlags.SET)) {
            throw NotBuilt.refusal("`sops --set`");
        }
        boolean encrypts = own.isOn(RootFlags.ENCRYPT);
        boolean decrypts = own.isOn(RootFlags.DECRYPT);
        boolean rotates = own.isOn(RootFlags.ROTATE);
        if (!encrypts && !decrypts && !rotates) {
            throw NotBuilt.refusal("editing (`sops FILE` without -d, -e or -r)");
        }
        if (encrypts ? decrypts || rotates : decrypts && rotates) {
            warnAboutSeveral(call);
        }
        if (encrypts && (decrypts || rotates)) {
            encrypt.checkKeys(call);
        }
        if (rotates) {
            return rotate.runOldStyle(call);
        }
        return decrypts ? decrypt.run(call) : encrypt.run(call);
    }

    /**
     * Of all but the last one, only the errors of the key list of encrypting remain: what else
     * decrypting says, rotating says as well (clause C42).
     */
    private static void warnAboutSeveral(Invocation call) {
        call.surroundings()
                .log()
                .warn(
                        "More than one command (--encrypt, --decrypt, --rotate, --set) has been"
                                + " specified. Only the changes made by the last one will be"
                                + " visible. Note that this behavior is deprecated and will cause"
                                + " an error eventually.");
    }
}
