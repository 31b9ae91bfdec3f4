package io.github.sops4j.cli.process;

/** Where the real {@code sops} is. */
public final class RealSops extends OnPath {

    /** The condition. */
    public RealSops() {
        super("sops");
    }
}
