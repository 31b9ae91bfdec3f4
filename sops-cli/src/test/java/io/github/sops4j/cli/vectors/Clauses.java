package io.github.sops4j.cli.vectors;

import java.util.ArrayList;
import java.util.List;

/** Which clause is held by which cases: {@code vectors-clauses.txt}. */
public final class Clauses {
    private Clauses() {}

    /** The names of all cases that the table names. */
    public static List<String> namedCases() {
        List<String> names = new ArrayList<>();
        for (String line : Tables.lines("/vectors-clauses.txt")) {
            List<String> words = List.of(line.trim().split(" +"));
            names.addAll(words.subList(1, words.size()));
        }
        return names;
    }
}
