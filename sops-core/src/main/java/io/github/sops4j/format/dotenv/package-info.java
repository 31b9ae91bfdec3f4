/**
 * Dotenv files, which keep their source: {@link io.github.sops4j.format.dotenv.DotenvFormat} reads
 * a {@code DotenvDocument}, and prints what has no source.
 */
@NullMarked
package io.github.sops4j.format.dotenv;

import org.jspecify.annotations.NullMarked;
