package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Command;
import io.github.sops4j.cli.command.CommandException;
import io.github.sops4j.cli.command.Commands;
import io.github.sops4j.cli.command.ExitCode;
import io.github.sops4j.cli.command.Invocation;
import io.github.sops4j.cli.command.Menu;
import io.github.sops4j.cli.command.OldStyle;
import io.github.sops4j.cli.command.Surroundings;
import io.github.sops4j.cli.options.ArgumentParser;
import io.github.sops4j.cli.options.Arguments;
import io.github.sops4j.cli.options.Candidates;
import io.github.sops4j.cli.options.Defaults;
import io.github.sops4j.cli.options.RootFlags;
import io.github.sops4j.cli.options.Syntax;
import io.github.sops4j.cli.options.UsageException;
import io.github.sops4j.cli.output.Ansi;
import io.github.sops4j.cli.output.ReaderGoneException;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.file.OsText;
import java.io.IOException;
import java.util.List;

/** The program: finds the command of a line, runs it, and turns every end into an exit status. */
public final class Cli {
    private static final String OUT_OF_MEMORY =
            "out of memory: Java takes more with SOPS4J_JAVA_OPTS=-Xmx4g, the native executable"
                    + " what ulimit and the machine leave";

    private final Surroundings surroundings;

    /** A program that sees nothing but its surroundings. */
    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs one command line.
     *
     * @param words the arguments of the process
     * @return its exit status (clause C47); whatever there was to say has been said
     */
    public int run(List<String> words) {
        try {
            return dispatch(words);
        } catch (CommandException e) {
            return fail(e);
        } catch (SopsException e) {
            return fail(ExitCode.of(e.kind()), text(e));
        } catch (ReaderGoneException e) {
            return ExitCode.READER_GONE.status();
        } catch (IOException e) {
            return fail(ExitCode.GENERIC, OsText.of("write", "/dev/stdout", e));
        } catch (OutOfMemoryError e) {
            return fail(ExitCode.INPUT, OUT_OF_MEMORY);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return fail(ExitCode.INPUT, "internal error, please report it: " + place(e));
        }
    }

    private String text(SopsException e) {
        return e.kind() == Kind.DATA_KEY_NOT_RECOVERED && surroundings.out().isStyled()
                ? Ansi.coloured(e.getMessage())
                : e.getMessage();
    }

    private int fail(CommandException failure) {
        if (failure.logger() == null) {
            return fail(failure.exitCode(), failure.getMessage());
        }
        surroundings.log().fatal(failure.logger(), failure.getMessage());
        return failure.exitCode().status();
    }

    private int fail(ExitCode code, String message) {
        surroundings.log().print(message);
        return code.status();
    }

    /** Where a bug struck, without the message, which might hold anything. */
    private static String place(Throwable e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("io.github.sops4j.")) {
                return e.getClass().getName() + " at " + frame;
            }
        }
        return e.getClass().getName();
    }

    private int dispatch(List<String> words) throws IOException {
        String complaint = Defaults.complaint(RootFlags.SYNTAX, surroundings.environment());
        if (!complaint.isEmpty()) {
            surroundings.log().fatal(complaint);
            return ExitCode.GENERIC.status();
        }
        if (!words.isEmpty() && words.get(words.size() - 1).equals(Candidates.QUESTION)) {
            List<String> candidates = Candidates.of(Commands.program(), words);
            if (candidates != null) {
                return print(candidates);
            }
        }
        try {
            return root(parse(RootFlags.SYNTAX, words));
        } catch (UsageException e) {
            surroundings.out().print(e.headline());
            help(e.syntax());
            surroundings.log().fatal(e.getMessage());
            return ExitCode.GENERIC.status();
        }
    }

    private int print(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        surroundings.out().print(text.toString());
        return ExitCode.SUCCESS.status();
    }

    private int root(Arguments root) throws IOException, UsageException {
        if (root.isOn(Syntax.HELP)) {
            return help(RootFlags.SYNTAX);
        }
        if (root.isOn(RootFlags.VERSION)) {
            surroundings.out().print(Version.text(root));
            return ExitCode.SUCCESS.status();
        }
        List<String> operands = root.operands();
        if (operands.isEmpty()) {
            throw new CommandException(ExitCode.NO_FILE, "Error: no file specified");
        }
        List<String> rest = operands.subList(1, operands.size());
        String name = operands.get(0);
        if (isHelp(name)) {
            return helpCommand(Commands.program(), rest);
        }
        Command command = Commands.named(name);
        return command == null
                ? new OldStyle().run(new Invocation(root, root, surroundings))
                : run(command, root, rest);
    }

    private int run(Command command, Arguments root, List<String> words)
            throws IOException, UsageException {
        Arguments own = parse(command.syntax(), words);
        List<String> operands = own.operands();
        if (own.isOn(Syntax.HELP) || (command instanceof Menu && operands.isEmpty())) {
            return help(command.syntax());
        }
        if (command instanceof Menu menu) {
            String name = operands.get(0);
            List<String> rest = operands.subList(1, operands.size());
            return isHelp(name)
                    ? helpCommand(command.syntax(), rest)
                    : run(chosen(menu, name), root, rest);
        }
        return command.run(new Invocation(root, own, surroundings));
    }

    private static Command chosen(Menu menu, String name) {
        for (Command command : menu.commands()) {
            if (command.syntax().name().equals(name)) {
                return command;
            }
        }
        throw noTopic(name);
    }

    private static boolean isHelp(String name) {
        return name.equals("help") || name.equals("h");
    }

    private int helpCommand(Syntax menu, List<String> words) throws IOException, UsageException {
        Arguments own = parse(Commands.HELP, words);
        if (own.isOn(Syntax.HELP)) {
            return help(Commands.HELP);
        }
        return help(own.operands().isEmpty() ? menu : topic(menu, own.operands().get(0)));
    }

    private static Syntax topic(Syntax menu, String name) {
        Syntax topic = menu.child(name);
        if (topic == null) {
            throw noTopic(name);
        }
        return topic;
    }

    private static CommandException noTopic(String name) {
        return new CommandException(ExitCode.OUTPUT, "No help topic for '" + name + "'");
    }

    private int help(Syntax syntax) throws IOException {
        Syntax whole = syntax.equals(RootFlags.SYNTAX) ? Commands.program() : syntax;
        surroundings.out().print(HelpText.of(whole));
        return ExitCode.SUCCESS.status();
    }

    private Arguments parse(Syntax syntax, List<String> words) throws UsageException {
        return ArgumentParser.parse(syntax, words, surroundings.environment());
    }
}
