/**
 * Where key types look for keys: {@link io.github.sops4j.key.place.KeyFile} reads files, {@link
 * io.github.sops4j.key.place.UserDirectories} finds the folders of a user, {@link
 * io.github.sops4j.key.place.ShellWords} splits commands that print keys.
 */
@NullMarked
package io.github.sops4j.key.place;

import org.jspecify.annotations.NullMarked;
