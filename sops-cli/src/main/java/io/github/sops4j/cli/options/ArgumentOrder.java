package io.github.sops4j.cli.options;

import java.util.ArrayList;
import java.util.List;

/** SOPS's reordering of a command's words: flags to the front, by the rule of clause C11. */
final class ArgumentOrder {
    private ArgumentOrder() {}

    /**
     * The flags and what is taken for their values, then the operands. A switch without {@code =}
     * draws the next word along, too (clause C12).
     */
    static List<String> reorder(Syntax syntax, List<String> words) {
        List<String> flags = new ArrayList<>(words.size() + 1);
        List<String> operands = new ArrayList<>(words.size());
        boolean pending = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean known = isKnownFlag(syntax, word);
            if (pending && !known) {
                flags.add(word);
                pending = false;
            } else if (word.equals("--")) {
                operands.add(0, word);
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (known) {
                flags.add(word);
                pending = word.indexOf('=') < 0;
            } else {
                operands.add(word);
            }
        }
        flags.addAll(operands);
        return flags;
    }

    /** Up to three dashes count here, although the third is refused later (clause C9). */
    private static boolean isKnownFlag(Syntax syntax, String word) {
        int start = 0;
        while (start < word.length() && start < 3 && word.charAt(start) == '-') {
            start++;
        }
        if (start == 0 || start == word.length()) {
            return false;
        }
        int equals = word.indexOf('=', start);
        return syntax.flag(word.substring(start, equals < 0 ? word.length() : equals)) != null;
    }
}
