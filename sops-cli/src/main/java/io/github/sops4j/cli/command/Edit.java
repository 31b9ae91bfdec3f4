package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.EncryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.OsText;
import io.github.sops4j.key.DecryptionOrder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code sops edit} (clauses C33, C128 to C137). */
final class Edit implements Command {
    private static final Syntax SYNTAX =
            Syntax.command(
                    "sops edit",
                    "FILE",
                    "Open a file decrypted in an editor, and encrypt what was changed.",
                    Flags.join(
                            Flags.KEYS,
                            List.of(Flags.PGP_KEY),
                            Flags.TYPES,
                            Flags.SELECTORS,
                            List.of(Flags.ENCRYPTION_CONTEXT, Flags.SHAMIR_THRESHOLD),
                            List.of(Flags.SHOW_MASTER_KEYS, Flags.IGNORE_MAC),
                            List.of(Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    Edit() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        return run(call, OneFile.named(call));
    }

    /** The old spelling: {@code sops FILE}, which looks for a rule first (C43, C44). */
    int runOldStyle(Invocation call) throws IOException {
        OneFile file = OneFile.named(call);
        Rotate.refuseChangesOfNoFile(call, file, "use `--kms` and `--pgp` instead.");
        OldStyle.requireRule(call, file);
        return run(call, file);
    }

    private static int run(Invocation call, OneFile file) throws IOException {
        try (Keys keys = Keys.of(call)) {
            if (file.exists()) {
                editFile(call, file, keys);
            } else {
                editNewFile(call, file, keys);
            }
        } catch (SopsException failure) {
            throw file.named(failure);
        }
        return ExitCode.SUCCESS.status();
    }

    private static void editFile(Invocation call, OneFile file, Keys keys) throws IOException {
        Arguments own = call.own();
        DecryptionOrder order = Decrypt.order(own.text(Flags.DECRYPTION_ORDER));
        keys.usePublicKeysOf(file.config());
        byte[] source = file.read();
        DecryptOptions options = file.decryption(source, order, null);
        boolean withMetadata = own.isOn(Flags.SHOW_MASTER_KEYS);
        try (EditedText subject =
                new EditedText.OfFile(new Sops(keys.ring()).open(source, options), withMetadata)) {
            InPlace inPlace = file.inPlace();
            RejectedText rejected = new RejectedText(call, inPlace.path(), subject);
            Editing.Result result = Editing.of(call, inPlace.path(), subject, rejected);
            replace(inPlace, source, result, rejected);
        }
    }

    /** What somebody else wrote while the editor was open is not written over. */
    private static void replace(
            InPlace file, byte[] source, Editing.Result result, RejectedText rejected) {
        try (HeldFile held = HeldFile.of(file.path(), file.log())) {
            if (!Arrays.equals(source, held.read())) {
                throw rejected.keep(result.text(), file.shown() + " was changed meanwhile");
            }
            write(file, result, rejected);
        } catch (IOException e) {
            throw rejected.keep(result.text(), OsText.of("read", file.shown(), e));
        }
    }

    private static void write(InPlace file, Editing.Result result, RejectedText rejected) {
        try {
            file.replace(result.encrypted());
        } catch (CommandException failure) {
            CommandException kept = rejected.keep(result.text(), failure.getMessage());
            throw new CommandException(failure.exitCode(), kept.getMessage());
        }
    }

    private static void editNewFile(Invocation call, OneFile file, Keys keys) throws IOException {
        EncryptOptions options = new EncryptionPlan(call, file, keys).options();
        InPlace inPlace = file.inPlace();
        inPlace.requireFolder();
        try (EditedText subject =
                new EditedText.OfNewFile(
                        new Sops(keys.ring()).create(options), Example.in(options.input()))) {
            RejectedText rejected = new RejectedText(call, inPlace.path(), subject);
            Editing.Result result = Editing.of(call, inPlace.path(), subject, rejected);
            if (file.exists()) {
                throw rejected.keep(result.text(), file.shown() + " was made meanwhile");
            }
            write(inPlace, result, rejected);
        } catch (SopsException failure) {
            throw failure.kind() == Kind.DATA_KEY_NOT_ENCRYPTED ? notEncrypted(failure) : failure;
        }
    }

    private static CommandException notEncrypted(SopsException failure) {
        String prefix = "Could not generate data key: ";
        String reason = failure.getMessage();
        return new CommandException(
                ExitCode.DATA_KEY,
                "Error encrypting the data key with one or more master keys: "
                        + (reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason));
    }
}
