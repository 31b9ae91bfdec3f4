package io.github.sops4j.cli;

/** Stub. */
public final class Training {
    private Training() {}

    /** Stub. */
    public static void main(String[] words) {
        Main.main(new String[] {"--version"});
    }
}
