/** The application in a process, with files of the real {@code sops}. */
@NullMarked
package io.github.sops4j.examples.plain;

import org.jspecify.annotations.NullMarked;
