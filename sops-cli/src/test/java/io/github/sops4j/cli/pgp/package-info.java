/** OpenPGP keys through the command line, beside the real {@code sops} and gpg. */
@NullMarked
package io.github.sops4j.cli.pgp;

import org.jspecify.annotations.NullMarked;
