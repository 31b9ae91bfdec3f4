package io.github.sops4j.cli.kms;

import io.github.sops4j.cli.process.OnPath;

/** Where the real {@code sops} and the server of moto are. */
final class MotoAndSops extends OnPath {

    MotoAndSops() {
        super("sops", "moto_server");
    }
}
