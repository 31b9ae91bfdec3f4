/** Other programs, as tests start them. Begin with {@link io.github.sops4j.program.Outcome}. */
@NullMarked
package io.github.sops4j.cli.process;

import org.jspecify.annotations.NullMarked;
