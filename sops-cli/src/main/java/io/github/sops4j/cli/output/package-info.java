/**
 * What leaves the program: {@link io.github.sops4j.cli.output.Log} lines on standard error, and
 * results on {@link io.github.sops4j.cli.output.StandardOutput}.
 */
@NullMarked
package io.github.sops4j.cli.output;

import org.jspecify.annotations.NullMarked;
