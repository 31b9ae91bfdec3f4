package io.github.sops4j.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one command is written: a row of the table from which lines are parsed and help is printed.
 *
 * @param path the words that name it, such as {@code sops groups add}
 * @param order what may stand where
 * @param operands its operands, for the help text
 * @param summary one sentence for the help text
 * @param flags its flags without {@code --help}, which every command has
 * @param children its sub-commands; one that has any does nothing by itself
 */
public record Syntax(
        String path,
        Order order,
        String operands,
        String summary,
        List<Flag> flags,
        List<Syntax> children) {

    /** Where flags may stand. */
    public enum Order {
        /** Before the first operand or {@code --}; what follows is left alone (clause C10). */
        FLAGS_FIRST,
        /**
         * Moved to the front by SOPS's rule, which mistakes some operands for values (C11, C12).
         */
        REORDERED
    }

    /** Every command has it. */
    public static final Flag HELP = Flag.of(Flag.Type.SWITCH, "help", "Show this text.").alias("h");

    /** The lists are copied. */
    public Syntax {
        flags = List.copyOf(flags);
        children = List.copyOf(children);
    }

    /** A command without sub-commands, in SOPS's order of flags and operands. */
    public static Syntax command(String path, String operands, String summary, List<Flag> flags) {
        return new Syntax(path, Order.REORDERED, operands, summary, flags, List.of());
    }

    /** A command that hands everything from its first operand on to another program. */
    public static Syntax wrapper(String path, String operands, String summary, List<Flag> flags) {
        return new Syntax(path, Order.FLAGS_FIRST, operands, summary, flags, List.of());
    }

    /** A word that only has sub-commands. */
    public static Syntax parent(String path, String summary, List<Syntax> children) {
        return new Syntax(path, Order.FLAGS_FIRST, "", summary, List.of(), children);
    }

    /** The same command with these sub-commands. */
    public Syntax with(List<Syntax> subCommands) {
        return new Syntax(path, order, operands, summary, flags, subCommands);
    }

    /** The last word of its path. */
    public String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** Whether words are commands here: the program itself, and those with sub-commands. */
    boolean isMenu() {
        return path.indexOf(' ') < 0 || !children.isEmpty();
    }

    /** Its flags, {@code help} included, which comes last. */
    public List<Flag> allFlags() {
        return Flags.join(flags, List.of(HELP));
    }

    /** The sub-command of this name; null when there is none. */
    public @Nullable Syntax child(String name) {
        for (Syntax child : children) {
            if (child.name().equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** The flag with this spelling, {@code help} included. */
    @Nullable Flag flag(String spelling) {
        for (Flag flag : flags) {
            if (flag.isCalled(spelling)) {
                return flag;
            }
        }
        return HELP.isCalled(spelling) ? HELP : null;
    }
}
