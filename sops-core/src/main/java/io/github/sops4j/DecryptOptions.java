package io.github.sops4j;

import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.TreeIndex;
import io.github.sops4j.key.DecryptionOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to decrypt.
 *
 * @param input the syntax of the file
 * @param output the syntax of the result
 * @param order key types to try first
 * @param ignoreMac whether a file is decrypted that was changed without its keys; its values still
 *     have to authenticate
 * @param extract the only part to return, or null for the whole file
 * @param warnings told of what is odd but no failure
 */
public record DecryptOptions(
        FileFormat input,
        FileFormat output,
        DecryptionOrder order,
        boolean ignoreMac,
        @Nullable TreeIndex extract,
        Consumer<String> warnings) {

    /** The whole file, its MAC checked, warnings dropped. */
    public static DecryptOptions of(FileFormat format) {
        return new DecryptOptions(
                format, format, DecryptionOrder.DEFAULT, false, null, warning -> {});
    }

    DecryptOptions withInput(FileFormat other) {
        return new DecryptOptions(other, output, order, ignoreMac, extract, warnings);
    }

    /** Whether the result is in the syntax of the input, so that its layout can be kept. */
    boolean keepsFormat() {
        return input.name().equals(output.name());
    }
}
