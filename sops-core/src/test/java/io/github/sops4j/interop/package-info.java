/**
 * Comparisons with the real {@code sops} on generated files. {@link
 * io.github.sops4j.interop.InteropTest} compares files of one format, {@code ConversionTest} what
 * becomes of them in another.
 */
@NullMarked
package io.github.sops4j.interop;

import org.jspecify.annotations.NullMarked;
