/**
 * The metadata block of an encrypted file: {@link io.github.sops4j.metadata.Metadata} and what it
 * is made of, read and written by one codec for all formats (clauses F61 to F78).
 */
@NullMarked
package io.github.sops4j.metadata;

import org.jspecify.annotations.NullMarked;
