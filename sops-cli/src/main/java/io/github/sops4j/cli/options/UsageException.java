package io.github.sops4j.cli.options;

import java.io.Serial;

/** A line that does not follow its {@link Syntax}; the message is SOPS's (clause C14). */
public final class UsageException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final transient Syntax syntax;
    private final boolean twoSpellings;

    private UsageException(Syntax syntax, String message, boolean twoSpellings) {
        super(message, null, false, false);
        this.syntax = syntax;
        this.twoSpellings = twoSpellings;
    }

    /** A word that cannot be understood. */
    static UsageException of(Syntax syntax, String message) {
        return new UsageException(syntax, message, false);
    }

    /** One flag under two of its names (clause C7). */
    static UsageException twoSpellings(Syntax syntax, Flag flag) {
        String message =
                "Cannot use two forms of the same flag: " + flag.alias() + " " + flag.name();
        return new UsageException(syntax, message, true);
    }

    /** What should have been followed. */
    public Syntax syntax() {
        return syntax;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }

    /** What precedes the help text on standard output; the root and the commands differ. */
    public String headline() {
        if (!syntax.isMenu()) {
            return "Incorrect Usage: " + getMessage() + "\n\n";
        }
        return twoSpellings ? getMessage() + "\n" : "Incorrect Usage. " + getMessage() + "\n\n";
    }
}
