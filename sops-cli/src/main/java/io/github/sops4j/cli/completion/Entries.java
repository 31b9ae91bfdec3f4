package io.github.sops4j.cli.completion;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a script has to know of each command. */
final class Entries {
    /** What {@code --input-type} and {@code --output-type} take. */
    static final List<String> FORMATS =
            List.of("yaml", "json", "dotenv", "ini", "binary", "properties");

    private Entries() {}

    /** A command and all below it, each before its own. */
    static List<Syntax> all(Syntax syntax) {
        List<Syntax> all = new ArrayList<>(List.of(syntax));
        for (Syntax child : syntax.children()) {
            all.addAll(all(child));
        }
        return all;
    }

    /** The words that name a command, without the program; empty for the program. */
    static String words(Syntax syntax) {
        String path = syntax.path();
        int blank = path.indexOf(' ');
        return blank < 0 ? "" : path.substring(blank + 1);
    }

    /** The spellings of the flags that are such. */
    static List<String> spellings(Syntax syntax, Predicate<Flag> such) {
        List<String> spellings = new ArrayList<>();
        for (Flag flag : syntax.allFlags()) {
            if (such.test(flag)) {
                spellings.addAll(flag.spellings());
            }
        }
        return spellings;
    }

    static boolean isFormat(Flag flag) {
        return Flags.TYPES.contains(flag);
    }

    /** A text as one word for a shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
