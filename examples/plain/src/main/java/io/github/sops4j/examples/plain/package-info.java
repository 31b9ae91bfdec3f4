/** An application to copy from. Begin with {@link io.github.sops4j.examples.plain.Main}. */
@NullMarked
package io.github.sops4j.examples.plain;

import org.jspecify.annotations.NullMarked;
