/**
 * How a command line is written. Start with {@link io.github.sops4j.cli.options.Syntax}: each
 * command has one; {@link io.github.sops4j.cli.options.ArgumentParser} turns words into {@link
 * io.github.sops4j.cli.options.Arguments} by SOPS's own grammar (clauses C1-C21).
 */
@NullMarked
package io.github.sops4j.cli.options;

import org.jspecify.annotations.NullMarked;
