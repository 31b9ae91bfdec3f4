/**
 * What the data key is wrapped with. A key type is a {@link io.github.sops4j.key.KeyProvider}; a
 * {@link io.github.sops4j.key.KeyRing} is the ordered set of those a program knows, and recovers
 * and wraps data keys over groups.
 */
@NullMarked
package io.github.sops4j.key;

import org.jspecify.annotations.NullMarked;
