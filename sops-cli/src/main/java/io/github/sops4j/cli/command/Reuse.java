package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.OpenedFile;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.key.DecryptionOrder;
import java.util.Arrays;
import java.util.List;

/**
 * {@code sops encrypt --reuse FILE}: keys, selector and the ciphertext of what is the same are
 * those of an encrypted file, so that two versions differ in what was changed. SOPS does not have
 * it.
 *
 * @param call whose flag names the file
 * @param old the encrypted file
 */
record Reuse(Invocation call, OneFile old) {
    static final Flag FLAG =
            Flag.of(
                    Flag.Type.TEXT,
                    "reuse",
                    "Keep the keys of this encrypted file, and its ciphertexts where values are"
                            + " the same.");

    /** Whether a file to reuse is named and exists; the first version of a file has none. */
    static boolean isAsked(Invocation call) {
        String name = call.own().text(FLAG);
        return !name.isEmpty() && OneFile.called(call, name).exists();
    }

    static Reuse of(Invocation call) {
        Reuse reuse = new Reuse(call, OneFile.called(call, call.own().text(FLAG)));
        reuse.refuse(Flags.KEYS);
        reuse.refuse(Flags.SELECTORS);
        reuse.refuse(List.of(Flags.PGP_KEY, Flags.ENCRYPTION_CONTEXT, Flags.SHAMIR_THRESHOLD));
        return reuse;
    }

    private void refuse(List<Flag> flags) {
        for (Flag flag : flags) {
            if (call.own().isGiven(flag)) {
                throw conflict("takes keys and selector from the file, --" + flag.name());
            }
        }
    }

    private static CommandException conflict(String what) {
        return new CommandException(
                ExitCode.CONFLICT, "Error: --reuse " + what + " cannot be given with it");
    }

    /** The encrypted file; the very one that is reused when nothing is different. */
    byte[] encrypt(OneFile plain, Keys keys) {
        FileFormat format = plain.formats().output();
        if (!format.name().equals(plain.formats().input().name())) {
            throw conflict("keeps the format of the file, an --output-type of another one");
        }
        byte[] source = old.read();
        DecryptOptions options =
                new DecryptOptions(
                        format,
                        format,
                        DecryptionOrder.DEFAULT,
                        false,
                        null,
                        call.surroundings().log());
        byte[] text = plain.read();
        try (OpenedFile opened = open(source, options, keys)) {
            return Arrays.equals(text, opened.plain()) ? source : opened.revise(text);
        }
    }

    private OpenedFile open(byte[] source, DecryptOptions options, Keys keys) {
        try {
            return new Sops(keys.ring()).open(source, options);
        } catch (SopsException failure) {
            throw new CommandException(
                    ExitCode.of(failure.kind()), old.named(failure).getMessage());
        }
    }
}
