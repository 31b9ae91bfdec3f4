package io.github.sops4j.cli;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.Collections;
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
        for (Syntax child : syntax.children()) {
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
        List<String> names = new ArrayList<>(flag.spellings());
        Collections.reverse(names);
        String help =
                flag.variable() == null ? flag.help() : flag.help() + " [$" + flag.variable() + "]";
        OptionSpec.Builder option =
                OptionSpec.builder(names.toArray(new String[0])).description(escape(help));
        if (flag.type() == Flag.Type.SWITCH) {
            return option.type(boolean.class).arity("0").build();
        }
        String label = flag.type() == Flag.Type.NUMBER ? "N" : "VALUE";
        return option.type(String.class).arity("1").paramLabel(label).build();
    }

    private static String escape(String text) {
        return text.replace("%", "%%");
    }
}
