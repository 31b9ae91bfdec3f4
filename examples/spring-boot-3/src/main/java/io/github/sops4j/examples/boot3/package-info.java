/** An application that is configured by an encrypted file. Begin with {@code Orders}. */
@NullMarked
package io.github.sops4j.examples.boot3;

import org.jspecify.annotations.NullMarked;
