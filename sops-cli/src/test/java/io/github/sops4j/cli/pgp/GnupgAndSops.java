package io.github.sops4j.cli.pgp;

import io.github.sops4j.cli.process.OnPath;

/** Where the real {@code sops} and GnuPG are. */
final class GnupgAndSops extends OnPath {

    GnupgAndSops() {
        super("sops", "gpg", "gpgconf", "gpg-connect-agent");
    }
}
