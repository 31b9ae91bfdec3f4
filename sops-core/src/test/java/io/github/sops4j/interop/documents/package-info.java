/**
 * Generated files of every format. {@link io.github.sops4j.interop.documents.Documents} is a
 * sequence of them; the system property {@code sops4j.seed} chooses others and {@code
 * sops4j.documents} sets its size.
 */
@NullMarked
package io.github.sops4j.interop.documents;

import org.jspecify.annotations.NullMarked;
