package io.github.sops4j.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the values of secrets come from: decryption, as far as this package needs to know it. */
@FunctionalInterface
public interface SecretSource {

    /**
     * Decrypts one file.
     *
     * @param file the encrypted file
     * @param extract a path such as {@code ["db"]["password"]} (clause C151), or null for the whole
     *     file
     * @return the bytes that {@code sops decrypt} would print; they belong to the caller, who wipes
     *     them
     * @throws IOException when the file cannot be read
     * @throws io.github.sops4j.error.SopsException when it does not open
     */
    byte[] open(Path file, @Nullable String extract) throws IOException;
}
