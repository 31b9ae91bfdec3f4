/**
 * Java's properties, which SOPS does not know, with their source kept: {@link
 * io.github.sops4j.format.properties.PropertiesFormat} reads a {@code PropertiesDocument}, and
 * prints what has no source.
 */
@NullMarked
package io.github.sops4j.format.properties;

import org.jspecify.annotations.NullMarked;
