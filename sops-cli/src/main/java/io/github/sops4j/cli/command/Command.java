package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.error.SopsException;
import java.io.IOException;

/** One command: how it is written and what it does. */
public interface Command {

    /** How it is written; its last word is its name. */
    Syntax syntax();

    /**
     * Does it.
     *
     * @return the exit status
     * @throws CommandException for a failure with an exit code of its own
     * @throws SopsException for a failure of the library
     * @throws IOException when standard output does not take the result
     */
    int run(Invocation call) throws IOException;
}
