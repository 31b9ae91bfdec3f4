/**
 * An application that is configured by encrypted files and shows in its actuator that it keeps them
 * to itself. Begin with {@code Orders}.
 */
@NullMarked
package io.github.sops4j.examples.boot4;

import org.jspecify.annotations.NullMarked;
