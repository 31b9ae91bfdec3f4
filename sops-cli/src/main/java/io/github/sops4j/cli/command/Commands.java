package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every command there is. A new one is a name and a line here. */
public final class Commands {
    private static final List<String> NAMES =
            List.of(
                    "encrypt",
                    "decrypt",
                    "rotate",
                    "run",
                    "completion",
                    "exec-env",
                    "exec-file",
                    "publish",
                    "keyservice",
                    "filestatus",
                    "doctor",
                    "groups",
                    "updatekeys",
                    "edit",
                    "set",
                    "unset",
                    "help");

    private Commands() {}

    /**
     * The command of this name, made when it is asked for, so that no other one is loaded.
     *
     * @return null when the word is the name of a file (clause C1)
     */
    public static @Nullable Command named(String name) {
        return switch (name) {
            case "encrypt" -> new Encrypt();
            case "decrypt" -> new Decrypt();
            case "rotate" -> new Rotate();
            case "run" -> new Run();
            case "edit" -> new Edit();
            case "set" -> new SetValue();
            case "unset" -> new UnsetValue();
            case "updatekeys" -> new UpdateKeys();
            case "groups" -> GroupsChange.menu();
            case "exec-env" -> new ExecEnv();
            case "exec-file" -> new ExecFile();
            case "filestatus" -> new FileStatus();
            case "publish" -> new Publish();
            case "doctor" -> new Doctor();
            case "completion" -> Completion.menu();
            case "keyservice" -> new KeyService();
            default -> null;
        };
    }

    /** The program with all of them: the model of help, man pages and completion. */
    public static Syntax program() {
        return RootFlags.SYNTAX.with(syntaxes());
    }

    private static List<Syntax> syntaxes() {
        List<Syntax> all = new ArrayList<>();
        for (String name : NAMES) {
            Command command = named(name);
            all.add(command == null ? HELP : command.syntax());
        }
        return all;
    }

    /** {@code sops help}. */
    public static final Syntax HELP =
            new Syntax(
                    "sops help",
                    Syntax.Order.REORDERED,
                    "[COMMAND]",
                    "Show how the program, or one command, is used.",
                    List.of(),
                    List.of());
}
