/**
 * Scripts that complete commands in a shell, written from the table of commands; start with {@link
 * io.github.sops4j.cli.completion.BashScript}. They hold what they need, so that a key press starts
 * no Java.
 */
@NullMarked
package io.github.sops4j.cli.completion;

import org.jspecify.annotations.NullMarked;
