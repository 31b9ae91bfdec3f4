package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.OpenedFile;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.key.DecryptionOrder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One value of a file, and how to change it: what {@code set} and {@code unset} have in common. */
final class ValueChange {
    static final Flag IDEMPOTENT =
            Flag.of(Flag.Type.SWITCH, "idempotent", "Leave the file alone if nothing changes.");

    private ValueChange() {}

    /** A change of a file that is open. */
    interface Change {
        /** The file after the change; null to leave it as it is. */
        byte @Nullable [] of(OpenedFile file);
    }

    /**
     * Reads an index.
     *
     * @param option what to call it
     */
    static TreeIndex index(String text, String option) {
        try {
            return TreeIndex.parse(text);
        } catch (SopsException malformed) {
            throw malformed(option, malformed);
        }
    }

    static CommandException malformed(String option, SopsException malformed) {
        return new CommandException(
                ExitCode.VALUE, "Invalid " + option + " format: " + malformed.getMessage());
    }

    /** Changes a file where it is (clauses C158 to C162). */
    static int apply(Invocation call, OneFile file, String option, Change change)
            throws IOException {
        Arguments own = call.own();
        DecryptionOrder order = Decrypt.order(own.text(Flags.DECRYPTION_ORDER));
        InPlace inPlace = file.inPlace();
        try (HeldFile held = inPlace.hold();
                Keys keys = Keys.of(call)) {
            byte[] source = inPlace.read(held);
            DecryptOptions options = file.decryption(source, order, null);
            byte[] changed;
            try (OpenedFile opened = new Sops(keys.ring()).open(source, options)) {
                changed = change.of(opened);
            }
            if (changed != null) {
                inPlace.replace(held, changed);
            }
        } catch (SopsException failure) {
            throw failure.kind() == Kind.PATH_MALFORMED
                    ? malformed(option, failure)
                    : file.named(failure);
        }
        return ExitCode.SUCCESS.status();
    }
}
