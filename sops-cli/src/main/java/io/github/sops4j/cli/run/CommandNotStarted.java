package io.github.sops4j.cli.run;

import java.io.Serial;

/** The command could not be started; nothing was decrypted for it, or all of it is wiped again. */
public final class CommandNotStarted extends Exception {
    @Serial private static final long serialVersionUID = 1;

    /** The status of a shell for a command that is there but cannot be run. */
    static final int NOT_EXECUTABLE = 126;

    /** The status of a shell for a command that is not there. */
    static final int NOT_FOUND = 127;

    private final int status;

    CommandNotStarted(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The exit status a shell would give: 126 or 127. */
    public int status() {
        return status;
    }
}
