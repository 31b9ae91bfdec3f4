/** An application that is configured by an encrypted file. Begin with {@code Orders}. */
@NullMarked
package io.github.sops4j.example.boot3;

import org.jspecify.annotations.NullMarked;
