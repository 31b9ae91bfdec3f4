package io.github.sops4j.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flag of a command. Flags are told apart by identity: a command asks for the value of the very
 * constant that stands in its {@link Syntax}.
 */
public final class Flag {

    /** What a flag takes. */
    public enum Type {
        /** True or false; takes no separate value (clause C4). */
        SWITCH,
        /** One text; the last one wins (clause C6). */
        TEXT,
        /** A whole number (clause C8). */
        NUMBER,
        /** A text each time it is given; a variable holds several, separated by commas. */
        LIST
    }

    private final Type type;
    private final String name;
    private final @Nullable String alias;
    private final @Nullable String variable;
    private final boolean on;
    private final String help;

    private Flag(
            Type type,
            String name,
            @Nullable String alias,
            @Nullable String variable,
            boolean on,
            String help) {
        this.type = type;
        this.name = name;
        this.alias = alias;
        this.variable = variable;
        this.on = on;
        this.help = help;
    }

    /** A flag without an alias or a variable; switches are off. */
    public static Flag of(Type type, String name, String help) {
        return new Flag(type, name, null, null, false, help);
    }

    /** The same flag with a second spelling. */
    public Flag alias(String spelling) {
        return new Flag(type, name, spelling, variable, on, help);
    }

    /** The same flag with an environment variable that holds its default (clause C18). */
    public Flag variable(String environmentVariable) {
        return new Flag(type, name, alias, environmentVariable, on, help);
    }

    /** The same switch, on unless it is switched off. */
    public Flag on() {
        return new Flag(type, name, alias, variable, true, help);
    }

    /** What it takes. */
    public Type type() {
        return type;
    }

    /** Its first spelling, without dashes. */
    public String name() {
        return name;
    }

    /** Its second spelling, without dashes. */
    public @Nullable String alias() {
        return alias;
    }

    /** The environment variable that holds its default. */
    public @Nullable String variable() {
        return variable;
    }

    /** What a switch is when neither the line nor a variable says. */
    public boolean isOnByDefault() {
        return on;
    }

    /** Its spellings with their dashes, the first one first. */
    public List<String> spellings() {
        return alias == null ? List.of(dashed(name)) : List.of(dashed(name), dashed(alias));
    }

    private static String dashed(String spelling) {
        return spelling.length() == 1 ? "-" + spelling : "--" + spelling;
    }

    /** Whether a text stands behind it, in the same word or in the next one. */
    public boolean takesValue() {
        return type != Type.SWITCH;
    }

    /** One sentence for the help text. */
    public String help() {
        return help;
    }

    /** Whether this is one of its spellings. */
    boolean isCalled(String spelling) {
        return spelling.equals(name) || spelling.equals(alias);
    }
}
