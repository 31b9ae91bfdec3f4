package io.github.sops4j;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import io.github.sops4j.format.Indentation;
import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.Selector;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to encrypt.
 *
 * @param input the syntax of the file
 * @param output the syntax of the result
 * @param groups for whom; one group, or several of which {@code shamirThreshold} are needed to
 *     decrypt
 * @param shamirThreshold 0 for all groups; kept but without effect for one group
 * @param selector which values to encrypt; null for the default that is not recorded, which is what
 *     binary files have (clause F40)
 * @param macOnlyEncrypted whether clear values may change without the keys
 */
public record EncryptOptions(
        FileFormat input,
        FileFormat output,
        List<KeyGroup> groups,
        int shamirThreshold,
        @Nullable Selector selector,
        boolean macOnlyEncrypted) {

    /**
     * For these keys, in the syntax that the name of a file tells (clauses C26, F142), and as
     * {@link #of(FileFormat, KeyGroup)}.
     *
     * @param file need not exist
     */
    public static EncryptOptions of(Path file, KeyGroup recipients) {
        String format = Formats.nameFor(null, file.toString());
        return of(Formats.named(format, Indentation.DEFAULT), recipients);
    }

    /**
     * For these keys, with SOPS's selector: all values but those whose key ends in {@code
     * _unencrypted}.
     *
     * @param recipients of which each can decrypt, as {@link Sops#recipients} makes them
     */
    public static EncryptOptions of(FileFormat format, KeyGroup recipients) {
        boolean binary = format.name().equals(Formats.BINARY);
        Selector selector = binary ? null : Selector.DEFAULT;
        return new EncryptOptions(format, format, List.of(recipients), 0, selector, false);
    }

    /** Copies the groups. */
    public EncryptOptions {
        groups = List.copyOf(groups);
    }

    /** Whether the result is in the syntax of the input, so that its layout can be kept. */
    boolean keepsFormat() {
        return input.name().equals(output.name());
    }
}
