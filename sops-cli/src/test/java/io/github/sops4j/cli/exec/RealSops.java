package io.github.sops4j.cli.exec;

import io.github.sops4j.cli.process.OnPath;

/** Where the real {@code sops} is. */
final class RealSops extends OnPath {

    RealSops() {
        super("sops");
    }
}
