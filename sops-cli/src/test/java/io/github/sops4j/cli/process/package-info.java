/** Other programs, as tests start them. Begin with {@link io.github.sops4j.cli.process.Outcome}. */
@NullMarked
package io.github.sops4j.cli.process;

import org.jspecify.annotations.NullMarked;
