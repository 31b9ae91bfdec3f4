package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;

/** A word that only has commands of its own; alone it shows them (clause C19). */
public final class Menu implements Command {
    private final Syntax syntax;
    private final List<Command> commands;

    /** A menu of these commands. */
    public Menu(String path, String summary, List<Command> commands) {
        this.syntax = Syntax.parent(path, summary, syntaxes(commands));
        this.commands = List.copyOf(commands);
    }

    private static List<Syntax> syntaxes(List<Command> commands) {
        List<Syntax> syntaxes = new ArrayList<>();
        for (Command command : commands) {
            syntaxes.add(command.syntax());
        }
        return syntaxes;
    }

    @Override
    public Syntax syntax() {
        return syntax;
    }

    /** What there is to choose from. */
    public List<Command> commands() {
        return commands;
    }

    /** A menu itself does nothing; whoever dispatches goes on to one of its commands. */
    @Override
    public int run(Invocation call) {
        throw new IllegalStateException(syntax.path() + " is a menu");
    }
}
