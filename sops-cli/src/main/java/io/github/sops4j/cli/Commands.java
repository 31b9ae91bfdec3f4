package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Command;
import io.github.sops4j.cli.command.Decrypt;
import io.github.sops4j.cli.command.Encrypt;
import io.github.sops4j.cli.command.NotBuilt;
import io.github.sops4j.cli.command.OldStyle;
import io.github.sops4j.cli.command.Rotate;
import io.github.sops4j.cli.command.Run;
import io.github.sops4j.cli.options.CommandTable;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every command there is. A new one is one line here. */
final class Commands {
    private static final Encrypt ENCRYPT = new Encrypt();
    private static final Decrypt DECRYPT = new Decrypt();
    private static final Rotate ROTATE = new Rotate();
    private static final List<Command> BUILT = List.of(ENCRYPT, DECRYPT, ROTATE, new Run());

    /** What runs when no command is named. */
    static final Command OLD_STYLE = new OldStyle(ENCRYPT, DECRYPT, ROTATE);

    private Commands() {}

    /** The command of this name; null when the word is the name of a file (clause C1). */
    static @Nullable Command named(String name) {
        for (Command command : BUILT) {
            if (command.syntax().name().equals(name)) {
                return command;
            }
        }
        for (Syntax syntax : CommandTable.notBuilt()) {
            if (syntax.name().equals(name)) {
                return new NotBuilt(syntax);
            }
        }
        return null;
    }

    /** All of them, for the help text. */
    static List<Syntax> syntaxes() {
        List<Syntax> all = new ArrayList<>();
        for (Command command : BUILT) {
            all.add(command.syntax());
        }
        all.addAll(CommandTable.notBuilt());
        all.add(CommandTable.HELP);
        return all;
    }
}
