/**
 * The conformance vectors of {@code spec/vectors}, run in process; start with {@link
 * io.github.sops4j.cli.vectors.CaseRun}, which knows what is checked.
 */
@NullMarked
package io.github.sops4j.cli.vectors;

import org.jspecify.annotations.NullMarked;
