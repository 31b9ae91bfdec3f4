package io.github.sops4j.cli.command;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A failure of a command that the library knows nothing of: files, flags, what is not built. */
public final class CommandException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final ExitCode exitCode;
    private final @Nullable String logger;

    /** A failure in a person's words; those that scripts know are SOPS's (clauses C29-C36). */
    public CommandException(ExitCode exitCode, String message) {
        this(exitCode, null, message);
    }

    private CommandException(ExitCode exitCode, @Nullable String logger, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.logger = logger;
    }

    /** A failure that is told by a line of the log (clauses C51, C100). */
    static CommandException logged(String logger, String message) {
        return new CommandException(ExitCode.GENERIC, logger, message);
    }

    /** The logger that tells it (clause C98); null when it is printed bare. */
    public @Nullable String logger() {
        return logger;
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
