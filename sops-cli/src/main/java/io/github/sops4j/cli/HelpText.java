package io.github.sops4j.cli;

import io.github.sops4j.cli.command.Commands;
import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Syntax;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help, laid out by picocli; the only class that loads it. */
final class HelpText {
    private static final int WIDTH = 100;

    private HelpText() {}

    /** How a command, or the whole program, is used. */
    static String of(Syntax syntax) {
        CommandSpec spec = spec(syntax);
        List<Syntax> children =
                syntax.path().equals("sops") ? Commands.syntaxes() : syntax.children();
        for (Syntax child : children) {
            spec.addSubcommand(child.name(), spec(child));
        }
        return new CommandLine(spec).getUsageMessage(Ansi.OFF);
    }

    private static CommandSpec spec(Syntax syntax) {
        CommandSpec spec = CommandSpec.create().name(syntax.path());
        spec.usageMessage()
                .description(escape(syntax.summary()))
                .customSynopsis(synopsis(syntax))
                .sortOptions(false)
                .width(WIDTH);
        for (Flag flag : syntax.flags()) {
            spec.addOption(option(flag));
        }
        return spec.addOption(option(Syntax.HELP));
    }

    private static String synopsis(Syntax syntax) {
        return syntax.path() + " [OPTION...] " + syntax.operands();
    }

    private static OptionSpec option(Flag flag) {
        String[] names =
                flag.alias() == null
                        ? new String[] {"--" + flag.name()}
                        : new String[] {dashed(flag.alias()), "--" + flag.name()};
        String help =
                flag.variable() == null ? flag.help() : flag.help() + " [$" + flag.variable() + "]";
        OptionSpec.Builder option = OptionSpec.builder(names).description(escape(help));
        if (flag.type() == Flag.Type.SWITCH) {
            return option.type(boolean.class).arity("0").build();
        }
        String label = flag.type() == Flag.Type.NUMBER ? "N" : "VALUE";
        return option.type(String.class).arity("1").paramLabel(label).build();
    }

    private static String dashed(String alias) {
        return alias.length() == 1 ? "-" + alias : "--" + alias;
    }

    private static String escape(String text) {
        return text.replace("%", "%%");
    }
}
