/**
 * OpenPGP keys (RFC 9580, and RFC 4880 before it): messages that hold a data key, and the places
 * where public and secret keys are.
 *
 * <p>Start with {@link io.github.sops4j.key.pgp.PgpKeyProvider}. To wrap, {@code PublicKeySources}
 * finds an {@code EncryptionKey}. To unwrap, {@code SecretKeySources} asks one source after the
 * other to open a {@code PgpMessage}. Files without OpenPGP keys load nothing of this package but
 * its provider.
 */
@NullMarked
package io.github.sops4j.key.pgp;

import org.jspecify.annotations.NullMarked;
