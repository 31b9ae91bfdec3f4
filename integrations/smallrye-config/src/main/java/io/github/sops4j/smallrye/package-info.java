/**
 * Encrypted files as configuration with SmallRye Config. {@link
 * io.github.sops4j.smallrye.SopsConfigSourceFactory} reads those that {@code sops.locations} names,
 * {@link io.github.sops4j.smallrye.SopsSecretKeysHandlerFactory} single values: {@code
 * ${sops::file#path}}. Both are found on the class path.
 */
@NullMarked
package io.github.sops4j.smallrye;

import org.jspecify.annotations.NullMarked;
