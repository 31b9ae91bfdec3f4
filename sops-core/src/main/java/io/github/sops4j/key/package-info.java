/**
 * What the data key is wrapped with. A key type is a {@link io.github.sops4j.key.KeyProvider}; a
 * {@link io.github.sops4j.key.KeyRing} is the ordered set of those a program knows, and recovers
 * and wraps data keys over groups. It is made of a list, or of what {@link
 * io.github.sops4j.key.KeyProviderFactory factories} on the class path make.
 */
@NullMarked
package io.github.sops4j.key;

import org.jspecify.annotations.NullMarked;
