package io.github.sops4j.cli.command;

import io.github.sops4j.DecryptOptions;
import io.github.sops4j.Sops;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.ResultFile;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.key.DecryptionOrder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sops decrypt} (clause C29). */
public final class Decrypt implements Command {
    /** How it is written. */
    public static final Syntax SYNTAX =
            Syntax.command(
                    "sops decrypt",
                    "[FILE]",
                    "Decrypt a file, or standard input, and print the result.",
                    Flags.join(
                            List.of(Flags.IN_PLACE, Flags.EXTRACT, Flags.OUTPUT),
                            Flags.TYPES,
                            List.of(
                                    Flags.IGNORE_MAC,
                                    Flags.FILENAME_OVERRIDE,
                                    Flags.DECRYPTION_ORDER),
                            Flags.KEY_SERVICES));

    /** The command. */
    public Decrypt() {}

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation call) throws IOException {
        Arguments own = call.own();
        OneFile file = OneFile.of(call, false);
        DecryptionOrder order = order(own.text(Flags.DECRYPTION_ORDER));
        TreeIndex part = part(own.text(Flags.EXTRACT));
        byte[] source = file.read();
        DecryptOptions options = file.decryption(source, order, part);
        try (Keys keys = Keys.of(call)) {
            byte[] plain = new Sops(keys.ring()).decrypt(source, options);
            Keys.tellOpened(call);
            file.write(plain, ResultFile.Privacy.OWNER);
        } catch (SopsException failure) {
            throw file.named(failure);
        }
        return ExitCode.SUCCESS.status();
    }

    /** The part to print; null for the whole file (clause C152). */
    static @Nullable TreeIndex part(String extract) {
        try {
            return extract.isEmpty() ? null : TreeIndex.parse(extract);
        } catch (SopsException malformed) {
            throw new SopsException(
                    malformed.kind(),
                    "error parsing --extract path: " + malformed.getMessage(),
                    malformed);
        }
    }

    /** Names are not trimmed (clause K5). */
    static DecryptionOrder order(String text) {
        return text.isEmpty()
                ? DecryptionOrder.DEFAULT
                : new DecryptionOrder(List.of(text.split(",", -1)));
    }
}
