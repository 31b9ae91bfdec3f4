/**
 * Hands decrypted secrets to another program: start with {@link
 * io.github.sops4j.cli.run.SecretRun}.
 *
 * <p>A {@link io.github.sops4j.cli.run.SecretRequest} is one {@code --secret} of the command line.
 * Its value lives in a file without a name, in a file only its owner can reach, or in one variable
 * of the child. What is special to one image builder is a row in {@code BuildClients}. A {@link
 * io.github.sops4j.cli.run.ShellRun} is one line for the shell, of exec-env and exec-file.
 */
@NullMarked
package io.github.sops4j.cli.run;

import org.jspecify.annotations.NullMarked;
