/** An application to copy from. Begin with {@link io.github.sops4j.examples.quarkus.Main}. */
@NullMarked
package io.github.sops4j.examples.quarkus;

import org.jspecify.annotations.NullMarked;
