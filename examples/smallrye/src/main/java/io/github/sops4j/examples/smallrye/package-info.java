/** An application to copy from. Begin with {@link io.github.sops4j.examples.smallrye.Main}. */
@NullMarked
package io.github.sops4j.examples.smallrye;

import org.jspecify.annotations.NullMarked;
