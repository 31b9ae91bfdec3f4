/** How failure is told: {@link io.github.sops4j.error.SopsException} and its kinds. */
@NullMarked
package io.github.sops4j.error;

import org.jspecify.annotations.NullMarked;
