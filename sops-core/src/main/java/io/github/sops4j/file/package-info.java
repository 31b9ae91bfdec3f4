/**
 * Files that are replaced as a whole: {@link io.github.sops4j.file.ResultFile} writes one, {@link
 * io.github.sops4j.file.HeldFile} keeps others away from it between reading and writing.
 */
@NullMarked
package io.github.sops4j.file;

import org.jspecify.annotations.NullMarked;
