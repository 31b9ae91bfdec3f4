package io.github.sops4j.cli.command;

import java.io.Serial;

/** A failure of a command that the library knows nothing of: files, flags, what is not built. */
public final class CommandException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    /** A failure in a person's words; those that scripts know are SOPS's (clauses C29-C36). */
    public CommandException(ExitCode exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
