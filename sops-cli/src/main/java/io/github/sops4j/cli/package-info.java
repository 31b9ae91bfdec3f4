/**
 * The program {@code sops}. {@link io.github.sops4j.cli.Cli} is the whole of it without the process
 * around it; {@link io.github.sops4j.cli.Main} is the process.
 */
@NullMarked
package io.github.sops4j.cli;

import org.jspecify.annotations.NullMarked;
