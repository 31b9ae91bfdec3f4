/**
 * The manual, written from the table of commands when the distribution is made; start with {@link
 * io.github.sops4j.cli.manual.ManPage}.
 */
@NullMarked
package io.github.sops4j.cli.manual;

import org.jspecify.annotations.NullMarked;
