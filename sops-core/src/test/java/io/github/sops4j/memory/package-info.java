/** What is left in memory: start with {@code HeapDumpTest}. */
@NullMarked
package io.github.sops4j.memory;

import org.jspecify.annotations.NullMarked;
