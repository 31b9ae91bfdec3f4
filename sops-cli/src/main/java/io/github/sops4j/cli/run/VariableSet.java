package io.github.sops4j.cli.run;

import static io.github.sops4j.cli.run.SecretRequest.refused;

import io.github.sops4j.error.SopsException;
import io.github.sops4j.tree.Utf8;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables of {@code --env}: names that every shell can use, and those of them that were asked
 * for. What a later file says replaces what an earlier one said.
 */
public final class VariableSet {
    private final String prefix;
    private final Set<String> only;
    private final Set<String> except;
    private final Set<String> unseen = new LinkedHashSet<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    /**
     * A set without variables.
     *
     * @param prefix what all names begin with; may be empty
     * @param only the names to take, prefix included; empty for all of them
     * @param except the names to leave out, prefix included
     */
    public VariableSet(String prefix, Set<String> only, Set<String> except) {
        this.prefix = prefix;
        this.only = Set.copyOf(only);
        this.except = Set.copyOf(except);
        unseen.addAll(only);
        unseen.addAll(except);
    }

    /**
     * Takes the values of one file.
     *
     * @param file its name, for messages
     * @param values texts by paths such as {@code db_password}, in which bytes that are no UTF-8
     *     are escaped (see {@link Utf8})
     * @throws SopsException RUN_REFUSED when two of them would have one name, or one cannot be a
     *     variable
     */
    public void add(String file, Map<String, String> values) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String name = nameOf(value.getKey());
            unseen.remove(name);
            if (except.contains(name) || !(only.isEmpty() || only.contains(name))) {
                continue;
            }
            String other = paths.put(name, value.getKey());
            if (other != null) {
                throw refused(
                        of(file, name)
                                + SecretRequest.visible(other)
                                + " and "
                                + SecretRequest.visible(value.getKey())
                                + " would both have this name; leave it out with --except "
                                + name);
            }
            variables.put(name, checked(file, name, value.getValue()));
        }
    }

    /**
     * All variables taken.
     *
     * @throws SopsException RUN_REFUSED when a name was asked for, or to be left out, that no file
     *     has
     */
    public Map<String, String> all() {
        if (!unseen.isEmpty()) {
            String name = unseen.iterator().next();
            throw refused(
                    (only.contains(name) ? "--only " : "--except ")
                            + SecretRequest.visible(name)
                            + ": no file of --env has a variable of this name");
        }
        return Map.copyOf(variables);
    }

    private static String of(String file, String name) {
        return "--env " + SecretRequest.visible(file) + ": variable " + name + ": ";
    }

    private static String checked(String file, String name, String value) {
        if (SecretRequest.isTaken(name)) {
            throw refused(
                    of(file, name)
                            + "it means something to the system or to sops; give --prefix, or leave"
                            + " it out with --except "
                            + name);
        }
        try {
            return SecretVariable.text(name, Utf8.encode(value));
        } catch (SopsException e) {
            throw refused(
                    of(file, name)
                            + e.getMessage()
                            + "; leave it out with --except, and give it as a file with --secret");
        }
    }

    /** Letters, digits and _, no digit first; whatever else a path holds becomes _. */
    private String nameOf(String path) {
        String text = prefix + path;
        StringBuilder name = new StringBuilder(text.length() + 1);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (i == 0 && digit) {
                name.append('_');
            }
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            name.append(digit || letter ? c : '_');
        }
        return name.toString();
    }
}
