package io.github.sops4j.cli.completion;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;

/** The script for fish, which SOPS does not have. */
public final class FishScript {
    private static final String SEEN = "__fish_seen_subcommand_from ";

    private FishScript() {}

    /** The script for a program with its commands. */
    public static String of(Syntax program) {
        StringBuilder script = new StringBuilder("# fish completion for sops\n\n");
        for (Syntax syntax : Entries.all(program)) {
            for (Syntax child : syntax.children()) {
                line(script, condition(syntax, syntax.children()))
                        .append(" -a ")
                        .append(child.name());
                describe(script, child.summary());
            }
            for (Flag flag : syntax.allFlags()) {
                line(script, condition(syntax, List.of()));
                option(script, flag);
            }
        }
        return script.toString();
    }

    private static StringBuilder line(StringBuilder script, String condition) {
        return script.append("complete -c sops -n ").append(Entries.quoted(condition));
    }

    /** True where the words of the command are on the line, and none of the others. */
    private static String condition(Syntax syntax, List<Syntax> others) {
        String words = Entries.words(syntax);
        if (words.isEmpty()) {
            return "__fish_use_subcommand";
        }
        List<String> conditions = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            conditions.add(SEEN + word);
        }
        for (Syntax other : others) {
            conditions.add("not " + SEEN + other.name());
        }
        return String.join("; and ", conditions);
    }

    private static void option(StringBuilder script, Flag flag) {
        for (String spelling : flag.spellings()) {
            script.append(spelling.startsWith("--") ? " -l " : " -s ")
                    .append(spelling.substring(spelling.startsWith("--") ? 2 : 1));
        }
        if (Entries.isFormat(flag)) {
            script.append(" -x -a ").append(Entries.quoted(String.join(" ", Entries.FORMATS)));
        } else if (flag.takesValue()) {
            script.append(" -r");
        }
        describe(script, flag.help());
    }

    private static void describe(StringBuilder script, String text) {
        script.append(" -d ").append(fishQuoted(text)).append('\n');
    }

    private static String fishQuoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
