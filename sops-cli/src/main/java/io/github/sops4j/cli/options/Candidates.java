package io.github.sops4j.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand at the end of a line, for scripts that complete it in a shell (clause C21). */
public final class Candidates {
    /** The last word of a line that asks for them. */
    public static final String QUESTION = "--generate-bash-completion";

    private final List<String> words;
    private Syntax syntax;

    /** The first word that names neither a command nor a flag, nor is the value of one. */
    private boolean operand;

    private Candidates(Syntax program, List<String> words) {
        this.words = words;
        this.syntax = program;
    }

    /**
     * The answer to a line that asks.
     *
     * @param program all commands
     * @param words the line, with the question at its end
     * @return sub-commands; or, when the last word begins with a dash, the flags it may become;
     *     null when the question is another program's, which the line hands it on to
     */
    public static @Nullable List<String> of(Syntax program, List<String> words) {
        return new Candidates(program, words.subList(0, words.size() - 1)).answer();
    }

    private @Nullable List<String> answer() {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        boolean flag = last.startsWith("-");
        walk(flag ? words.size() - 1 : words.size());
        if (operand && syntax.order() == Syntax.Order.FLAGS_FIRST && !syntax.isMenu()) {
            return null;
        }
        return flag ? flags(last) : commands();
    }

    private void walk(int end) {
        for (int i = 0; i < end && !operand; i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operand = true;
            } else if (word.startsWith("-")) {
                i += takesNextWord(word) ? 1 : 0;
            } else {
                Syntax child = syntax.child(word);
                operand = child == null;
                syntax = child == null ? syntax : child;
            }
        }
    }

    private boolean takesNextWord(String word) {
        Flag flag = syntax.flag(word.substring(word.startsWith("--") ? 2 : 1));
        return flag != null && flag.takesValue();
    }

    private List<String> flags(String beginning) {
        List<String> found = new ArrayList<>();
        for (Flag flag : syntax.allFlags()) {
            for (String spelling : flag.spellings()) {
                if (spelling.startsWith(beginning)) {
                    found.add(spelling);
                }
            }
        }
        return found;
    }

    private List<String> commands() {
        List<String> names = new ArrayList<>();
        for (Syntax child : syntax.children()) {
            if (!child.name().equals("help")) {
                names.add(child.name());
            }
        }
        if (!names.isEmpty()) {
            names.addAll(List.of("help", "h"));
        }
        return names;
    }
}
