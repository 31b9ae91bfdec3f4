package io.github.sops4j.cli.command;

import io.github.sops4j.RotateOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.KeyChange;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.ResultFile;
import io.github.sops4j.key.DecryptionOrder;
import io.github.sops4j.metadata.MasterKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sops rotate} (clauses C32, C164, C165). */
public final class Rotate implements Command {
    /** How it is written. */
    public static final Syntax SYNTAX =
            Syntax.command(
                    "sops rotate",
                    "FILE",
                    "Encrypt a file anew, with a new data key.",
                    Flags.join(
                            List.of(Flags.IN_PLACE, Flags.OUTPUT),
                            Flags.TYPES,
                            List.of(Flags.ENCRYPTION_CONTEXT),
                            KeyChange.flags(),
                            List.of(Flags.FILENAME_OVERRIDE, Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    /** The command. */
    public Rotate() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        OneFile file = OneFile.named(call);
        refuseChangesOfNoFile(call, file, "use the `edit` subcommand instead.");
        return run(call, file);
    }

    /** The old spelling: {@code sops -r FILE}, which looks for a rule first (C43, C44). */
    int runOldStyle(Invocation call) throws IOException {
        OneFile file = OneFile.named(call);
        refuseChangesOfNoFile(call, file, "use `--kms` and `--pgp` instead.");
        file.requireExistence();
        OldStyle.requireRule(call, file);
        return run(call, file);
    }

    static void refuseChangesOfNoFile(Invocation call, OneFile file, String advice) {
        for (KeyChange change : KeyChange.ALL) {
            if (change.isAsked(call.own()) && !file.exists()) {
                throw new CommandException(
                        ExitCode.KEY_CHANGE,
                        "Error: cannot add or remove keys on non-existent file "
                                + file.shown()
                                + ", "
                                + advice);
            }
        }
    }

    private static int run(Invocation call, OneFile file) throws IOException {
        Arguments own = call.own();
        DecryptionOrder order = Decrypt.order(own.text(Flags.DECRYPTION_ORDER));
        EncryptionContext context = EncryptionContext.parse(own.text(Flags.ENCRYPTION_CONTEXT));
        if (!context.isValid()) {
            EncryptionContext.warn(call.surroundings().log());
        }
        try (Keys keys = Keys.of(call)) {
            keys.usePublicKeysOf(file.config());
            KeyFlags flags = new KeyFlags(call, keys.ring(), context.pairs());
            List<MasterKey> added = new ArrayList<>();
            List<MasterKey> removed = new ArrayList<>();
            for (KeyChange change : KeyChange.ALL) {
                added.addAll(flags.keys(change.type(), change.add()));
                removed.addAll(flags.keys(change.type(), change.remove()));
            }
            Rotation rotation = new Rotation(call, file, order, added, removed);
            if (own.isOn(Flags.IN_PLACE)) {
                InPlace inPlace = file.inPlace();
                try (HeldFile held = inPlace.hold()) {
                    byte[] source = inPlace.read(held);
                    inPlace.replace(held, rotation.of(source, keys));
                }
            } else {
                byte[] rotated = rotation.of(file.read(), keys);
                file.write(rotated, ResultFile.Privacy.UMASK);
            }
        } catch (SopsException failure) {
            throw file.named(failure);
        }
        return ExitCode.SUCCESS.status();
    }

    /** How one file is rotated. */
    private record Rotation(
            Invocation call,
            OneFile file,
            DecryptionOrder order,
            List<MasterKey> added,
            List<MasterKey> removed) {

        byte[] of(byte[] source, Keys keys) {
            RotateOptions options =
                    new RotateOptions(
                            file.formats().inputOf(source),
                            file.formats().outputOf(source),
                            order,
                            added,
                            removed,
                            call.surroundings().log());
            return new Sops(keys.ring()).rotate(source, options);
        }
    }
}
