package io.github.sops4j.cli.options;

import io.github.sops4j.cli.output.GoText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the words of one command. One or two dashes mean the same (clause C2), flags are never
 * bundled (C5), and nothing is guessed.
 */
public final class ArgumentParser {
    private final Syntax syntax;
    private final List<String> words;
    private final Map<Flag, List<String>> given = new HashMap<>();
    private final Map<Flag, String> spellings = new HashMap<>();
    private final List<Flag> spelledTwice = new ArrayList<>();
    private int next;

    private ArgumentParser(Syntax syntax, List<String> words) {
        this.syntax = syntax;
        this.words = words;
    }

    /**
     * What a line says.
     *
     * @param syntax the command whose flags are known
     * @param words what follows the name of the command
     * @param environment holds defaults of flags
     * @throws UsageException for a word that the syntax does not know, in SOPS's words (C14)
     */
    public static Arguments parse(Syntax syntax, List<String> words, Environment environment)
            throws UsageException {
        boolean reordered = syntax.order() == Syntax.Order.REORDERED;
        List<String> line = reordered ? ArgumentOrder.reorder(syntax, words) : words;
        return new ArgumentParser(syntax, line).parse(environment);
    }

    private Arguments parse(Environment environment) throws UsageException {
        while (next < words.size()) {
            String word = words.get(next);
            if (word.length() < 2 || word.charAt(0) != '-') {
                break;
            }
            next++;
            if (word.equals("--")) {
                break;
            }
            readFlag(word);
        }
        refuseTwoSpellings();
        return new Arguments(environment, given, words.subList(next, words.size()));
    }

    private void readFlag(String word) throws UsageException {
        int start = word.charAt(1) == '-' ? 2 : 1;
        if (word.charAt(start) == '-' || word.charAt(start) == '=') {
            throw usage("bad flag syntax: " + word);
        }
        int equals = word.indexOf('=', start);
        String spelling = word.substring(start, equals < 0 ? word.length() : equals);
        Flag flag = syntax.flag(spelling);
        if (flag == null) {
            throw usage("flag provided but not defined: -" + spelling);
        }
        String value = equals < 0 ? separateValue(flag, spelling) : word.substring(equals + 1);
        check(flag, spelling, value);
        List<String> values = given.get(flag);
        if (values == null) {
            values = new ArrayList<>(1);
            given.put(flag, values);
        }
        values.add(value);
        String before = spellings.putIfAbsent(flag, spelling);
        if (before != null && !before.equals(spelling)) {
            spelledTwice.add(flag);
        }
    }

    private String separateValue(Flag flag, String spelling) throws UsageException {
        if (flag.type() == Flag.Type.SWITCH) {
            return "true";
        }
        if (next == words.size()) {
            throw usage("flag needs an argument: -" + spelling);
        }
        return words.get(next++);
    }

    private void check(Flag flag, String spelling, String value) throws UsageException {
        if (flag.type() == Flag.Type.SWITCH && !Switches.isValid(value)) {
            throw usage(
                    "invalid boolean value "
                            + GoText.quote(value)
                            + " for -"
                            + spelling
                            + ": parse error");
        }
        if (flag.type() == Flag.Type.NUMBER) {
            try {
                Numbers.parse(value);
            } catch (NumberFormatException e) {
                throw usage(
                        "invalid value "
                                + GoText.quote(value)
                                + " for flag -"
                                + spelling
                                + ": "
                                + e.getMessage());
            }
        }
    }

    /** In the order of the table, as SOPS reports it (clause C7). */
    private void refuseTwoSpellings() throws UsageException {
        for (Flag flag : syntax.flags()) {
            if (spelledTwice.contains(flag)) {
                throw UsageException.twoSpellings(syntax, flag);
            }
        }
    }

    private UsageException usage(String message) {
        return UsageException.of(syntax, message);
    }
}
