/** Configurations with encrypted files; begin with {@link io.github.sops4j.smallrye.Scene}. */
@NullMarked
package io.github.sops4j.smallrye;

import org.jspecify.annotations.NullMarked;
