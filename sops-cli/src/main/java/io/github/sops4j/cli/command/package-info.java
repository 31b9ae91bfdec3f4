/**
 * What the commands do. A {@link io.github.sops4j.cli.command.Command} is a row {syntax, action};
 * {@link io.github.sops4j.cli.Cli} lists them all. It is given an {@link
 * io.github.sops4j.cli.command.Invocation} and returns an exit status, or throws what {@link
 * io.github.sops4j.cli.command.ExitCode} translates.
 */
@NullMarked
package io.github.sops4j.cli.command;

import org.jspecify.annotations.NullMarked;
