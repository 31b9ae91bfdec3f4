package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Surroundings;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the launcher runs to learn which classes a class-data archive should hold: one encryption and
 * one decryption, of a file that says nothing, for a key that guards nothing.
 */
public final class Training {
    private static final String IDENTITY =
            "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQS0XKFYM";

    private Training() {}

    /**
     * Encrypts and decrypts.
     *
     * @param words a folder to write to
     */
    public static void main(String[] words) throws IOException {
        System.exit(0);
    }
}
