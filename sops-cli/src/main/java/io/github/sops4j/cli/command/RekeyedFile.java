package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.output.HeldFile;
import io.github.sops4j.cli.output.ResultFile;
import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.format.FileFormat;
import io.github.sops4j.format.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An encrypted file whose keys are changed, and whose values are not.
 *
 * @param path absolute
 * @param shown what messages call it
 * @param config for the indentation of text that has no source
 */
record RekeyedFile(Invocation call, Path path, String shown, @Nullable ConfigFile config) {

    /** A file that messages call by its absolute name (clause C28). */
    static RekeyedFile absolute(Invocation call, String name, ConfigFile config) {
        Path path = OneFile.absolute(call, name);
        return new RekeyedFile(call, path, path.toString(), config);
    }

    /** A file that messages call as it was called on the line. */
    static RekeyedFile asNamed(Invocation call, String name, @Nullable ConfigFile config) {
        return new RekeyedFile(call, OneFile.absolute(call, name), name, config);
    }

    byte[] read() {
        return OneFile.read(path, shown);
    }

    /** Its format, by option or name (clause C26). */
    FileFormat format(byte[] source) {
        String name =
                Formats.nameForEncrypted(
                        call.own().text(Flags.INPUT_TYPE), path.toString(), source);
        return Formats.named(name, FormatChoice.indentation(call, config));
    }

    /**
     * Replaces it, unless somebody else has done so since it was read: a person may have thought
     * about an answer for long.
     *
     * @param source what was read
     */
    void replace(byte[] source, byte[] result) throws IOException {
        try (HeldFile held = HeldFile.of(path, call.surroundings().log())) {
            if (!Arrays.equals(source, held.read())) {
                throw OneFile.changedMeanwhile(shown);
            }
            new ResultFile(path, ResultFile.Privacy.UMASK, call.surroundings().log()).write(result);
        }
    }
}
