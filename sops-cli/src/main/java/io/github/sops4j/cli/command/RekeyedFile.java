package io.github.sops4j.cli.command;

import io.github.sops4j.config.ConfigFile;
import io.github.sops4j.file.HeldFile;
import io.github.sops4j.file.ResultFile;
import io.github.sops4j.format.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
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

    /** The file, to be changed where it is. */
    InPlace inPlace() {
        return new InPlace(path, shown, call.surroundings().log());
    }

    /** Its format, by option or name (clause C26). */
    FileFormat format(byte[] source) {
        return new FormatChoice(call, config, path).inputOf(source);
    }

    /** Replaces it, unless somebody else did while a person thought about an answer. */
    void replace(HeldFile held, byte[] result) throws IOException {
        inPlace().requireUnchanged(held);
        new ResultFile(path, ResultFile.Privacy.UMASK, call.surroundings().log()).write(result);
    }
}
