/**
 * What leaves the program: {@link io.github.sops4j.cli.output.Log} lines on standard error, and
 * results in files ({@link io.github.sops4j.cli.output.ResultFile}).
 */
@NullMarked
package io.github.sops4j.cli.output;

import org.jspecify.annotations.NullMarked;
