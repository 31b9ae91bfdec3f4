package io.github.sops4j.cli.command;

import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.ResultFile;
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
                                    Flags.FILENAME_OVERRIDE,
                                    Reuse.FLAG),
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
            byte[] encrypted =
                    Reuse.isAsked(call)
                            ? Reuse.of(call).encrypt(file, keys)
                            : encrypt(call, file, keys);
            file.write(encrypted, ResultFile.Privacy.UMASK);
        } catch (SopsException failure) {
            throw file.named(failure);
        }
        return ExitCode.SUCCESS.status();
    }

    private static byte[] encrypt(Invocation call, OneFile file, Keys keys) {
        EncryptOptions options = new EncryptionPlan(call, file, keys).options();
        return new Sops(keys.ring()).encrypt(file.read(), options);
    }

    /** Fails where encrypting would for want of a file, a rule or a key; does nothing else. */
    void checkKeys(Invocation call) {
        OneFile file = OneFile.of(call, true);
        try (Keys keys = Keys.of(call)) {
            new EncryptionPlan(call, file, keys).options();
        }
    }
}
