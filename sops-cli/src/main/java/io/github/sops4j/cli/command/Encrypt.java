package io.github.sops4j.cli.command;

import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.cli.output.ResultFile;
import io.github.sops4j.error.SopsException;
import java.io.IOException;
import java.util.List;

/** {@code sops encrypt} (clause C31). */
public final class Encrypt implements Command {
    /** How it is written. */
    public static final Syntax SYNTAX =
            Syntax.command(
                    "sops encrypt",
                    "[FILE]",
                    "Encrypt a file, or standard input, and print the result.",
                    Flags.join(
                            List.of(Flags.IN_PLACE, Flags.OUTPUT),
                            Flags.KEYS,
                            List.of(Flags.PGP_KEY),
                            Flags.TYPES,
                            Flags.SELECTORS,
                            List.of(
                                    Flags.ENCRYPTION_CONTEXT,
                                    Flags.SHAMIR_THRESHOLD,
                                    Flags.FILENAME_OVERRIDE),
                            Flags.KEY_SERVICES));

    /** The command. */
    public Encrypt() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        OneFile file = OneFile.of(call, true);
        try (Keys keys = Keys.of(call)) {
            EncryptOptions options = new EncryptionPlan(call, file, keys).options();
            byte[] encrypted = new Sops(keys.ring()).encrypt(file.read(), options);
            file.write(encrypted, ResultFile.Privacy.UMASK);
        } catch (SopsException failure) {
            throw file.named(failure);
        }
        return ExitCode.SUCCESS.status();
    }

    /** Fails where encrypting would for want of a file, a rule or a key; does nothing else. */
    void checkKeys(Invocation call) {
        OneFile file = OneFile.of(call, true);
        try (Keys keys = Keys.of(call)) {
            new EncryptionPlan(call, file, keys).options();
        }
    }
}
