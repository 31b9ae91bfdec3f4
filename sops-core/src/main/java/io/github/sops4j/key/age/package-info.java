/**
 * age keys: the age v1 file format (https://age-encryption.org/v1), its recipients and its
 * identities.
 *
 * <p>Start with {@link io.github.sops4j.key.age.AgeKeyProvider}. A {@code Recipient} wraps a file
 * key into a {@code Stanza}, an {@code Identity} recovers it; {@code AgeFile} is header plus
 * payload; {@code AgeIdentitySources} is every place identities come from. The X25519 path touches
 * nothing of SSH, of passphrases or of the hybrid recipient.
 */
@NullMarked
package io.github.sops4j.key.age;

import org.jspecify.annotations.NullMarked;
