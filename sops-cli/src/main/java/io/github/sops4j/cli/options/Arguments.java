package io.github.sops4j.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that was understood: the values of its flags, with environment variables as defaults
 * (clause C18), and its operands.
 */
public final class Arguments {
    private final Environment environment;
    private final Map<Flag, List<String>> given;
    private final List<String> operands;

    Arguments(Environment environment, Map<Flag, List<String>> given, List<String> operands) {
        this.environment = environment;
        this.given = given;
        this.operands = operands;
    }

    /** The operands, in the order in which SOPS's grammar leaves them (clause C12). */
    public List<String> operands() {
        return operands;
    }

    /** Whether the flag stands on the line, with whatever value. */
    public boolean isGiven(Flag flag) {
        return given.containsKey(flag);
    }

    /** Whether a switch is on. */
    public boolean isOn(Flag flag) {
        List<String> values = given.get(flag);
        if (values != null) {
            return Switches.isTrue(values.get(values.size() - 1));
        }
        String value = fromEnvironment(flag);
        return value == null ? flag.isOnByDefault() : Switches.isTrue(value);
    }

    /** The value of a text flag; empty when it is not given. */
    public String text(Flag flag) {
        List<String> values = given.get(flag);
        if (values != null) {
            return values.get(values.size() - 1);
        }
        String value = fromEnvironment(flag);
        return value == null ? "" : value;
    }

    /** The value of a number flag; zero when it is not given. */
    public int number(Flag flag) {
        List<String> values = given.get(flag);
        return values == null ? 0 : Numbers.parse(values.get(values.size() - 1));
    }

    /** The values of a list flag; those of the line replace those of the variable. */
    public List<String> list(Flag flag) {
        List<String> values = given.get(flag);
        if (values != null) {
            return values;
        }
        String value = fromEnvironment(flag);
        return value == null || value.isEmpty() ? List.of() : split(value);
    }

    private @Nullable String fromEnvironment(Flag flag) {
        String variable = flag.variable();
        return variable == null ? null : environment.get(variable);
    }

    private static List<String> split(String value) {
        List<String> items = new ArrayList<>();
        int start = 0;
        for (int comma; (comma = value.indexOf(',', start)) >= 0; start = comma + 1) {
            items.add(value.substring(start, comma).trim());
        }
        items.add(value.substring(start).trim());
        return items;
    }
}
