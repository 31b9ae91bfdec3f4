package io.github.sops4j.cli.kms;

import io.github.sops4j.program.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What standard error says about each key that did not open a file (clause K20).
 *
 * @param keys the reasons by key, each with its line breaks taken out
 */
record Report(Map<String, List<String>> keys) {

    private static final String KEY = ": FAILED";
    private static final String REASON = "    - | ";
    private static final String MORE = "      | ";

    static Report of(Outcome outcome) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        for (String line : outcome.err().split("\n", -1)) {
            if (line.startsWith("  ") && line.endsWith(KEY)) {
                reasons = new ArrayList<>();
                keys.put(line.substring(2, line.length() - KEY.length()), reasons);
            } else if (line.startsWith(REASON)) {
                reasons.add(line.substring(REASON.length()));
            } else if (line.startsWith(MORE)) {
                int last = reasons.size() - 1;
                reasons.set(last, reasons.get(last) + " " + line.substring(MORE.length()));
            }
        }
        return new Report(keys);
    }

    /** The reasons of one key; none when the report does not mention it. */
    List<String> failures(String key) {
        return keys.getOrDefault(key, List.of());
    }
}
