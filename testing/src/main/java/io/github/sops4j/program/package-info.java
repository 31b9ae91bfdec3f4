/** Other programs, as tests start them. Begin with {@link io.github.sops4j.program.Outcome}. */
@NullMarked
package io.github.sops4j.program;

import org.jspecify.annotations.NullMarked;
