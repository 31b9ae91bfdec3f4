/**
 * Comparisons with the real {@code sops} on generated files. {@link
 * io.github.sops4j.interop.YamlDocuments} makes the files; the system property {@code sops4j.seed}
 * chooses others and {@code sops4j.documents} sets its size.
 */
@NullMarked
package io.github.sops4j.interop;

import org.jspecify.annotations.NullMarked;
