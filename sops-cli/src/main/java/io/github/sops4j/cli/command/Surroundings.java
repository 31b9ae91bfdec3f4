package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Environment;
import io.github.sops4j.cli.output.Log;
import io.github.sops4j.cli.output.StandardOutput;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * All that a command sees of the world; a test makes its own.
 *
 * @param environment the environment variables
 * @param workingDirectory absolute; relative names start here
 * @param in standard input
 * @param out standard output
 * @param log standard error
 */
public record Surroundings(
        Environment environment,
        Path workingDirectory,
        InputStream in,
        StandardOutput out,
        Log log) {}
