/**
 * Text to documents and back. A {@link io.github.sops4j.format.FileFormat} reads a {@link
 * io.github.sops4j.format.Document}, which keeps its source and turns {@link
 * io.github.sops4j.format.Edits} into text; {@link io.github.sops4j.format.Formats} chooses one by
 * name.
 */
@NullMarked
package io.github.sops4j.format;

import org.jspecify.annotations.NullMarked;
