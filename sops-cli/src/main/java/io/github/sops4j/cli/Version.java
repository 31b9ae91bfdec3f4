package io.github.sops4j.cli;

import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.RootFlags;

/** What {@code --version} prints. The network is never asked (clauses C101, C102). */
final class Version {

    /** The version of SOPS whose command line and files this program follows. */
    static final String COMPATIBLE = "3.13.3";

    private Version() {}

    /**
     * The line that scripts read; below it, unless they ask for the version alone, which program
     * this is.
     */
    static String text(Arguments root) {
        String text = "sops " + COMPATIBLE + "\n";
        if (root.isOn(RootFlags.CHECK_FOR_UPDATES)) {
            text += "[info] sops4j does not look for updates\n";
        }
        if (!root.isOn(RootFlags.DISABLE_VERSION_CHECK)) {
            String own = Version.class.getPackage().getImplementationVersion();
            text +=
                    "sops4j "
                            + (own == null ? "(unpackaged)" : own)
                            + " on Java "
                            + System.getProperty("java.version")
                            + "\n";
        }
        return text;
    }
}
