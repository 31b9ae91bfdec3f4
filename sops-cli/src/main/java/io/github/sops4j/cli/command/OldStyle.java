package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import java.io.IOException;

/** The program without a command: {@code sops -d FILE} and its like (clauses C41-C46a). */
public final class OldStyle implements Command {
    /** The old spelling of five commands. */
    public OldStyle() {}

    @Override
    public Syntax syntax() {
        return RootFlags.SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        Arguments own = call.own();
        boolean encrypts = own.isOn(RootFlags.ENCRYPT);
        boolean decrypts = own.isOn(RootFlags.DECRYPT);
        boolean rotates = own.isOn(RootFlags.ROTATE);
        boolean sets = !own.text(RootFlags.SET).isEmpty();
        int modes = count(encrypts, decrypts, rotates, sets);
        if (modes == 0) {
            return new Edit().runOldStyle(call);
        }
        if (modes > 1) {
            warnAboutSeveral(call);
        }
        if (encrypts && modes > 1) {
            new Encrypt().checkKeys(call);
        }
        if (sets) {
            return new SetValue().runOldStyle(call);
        }
        if (rotates) {
            return new Rotate().runOldStyle(call);
        }
        return decrypts ? new Decrypt().run(call) : new Encrypt().run(call);
    }

    private static int count(boolean... modes) {
        int count = 0;
        for (boolean mode : modes) {
            count += mode ? 1 : 0;
        }
        return count;
    }

    /** Fails where a configuration has no usable rule for a file (clause C44). */
    static void requireRule(Invocation call, OneFile file) {
        try (Keys keys = Keys.of(call)) {
            new EncryptionPlan(call, file, keys);
        }
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
