package io.github.sops4j.format;

import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths as properties are named: {@code db.hosts[0]}. Keys that are empty or hold a dot, a bracket,
 * a quote or a backslash are in quotes: {@code hosts["a.example"]}; within these a backslash stands
 * before a quote or another one.
 */
final class PropertyName {
    private final String text;
    private int at;

    private PropertyName(String text) {
        this.text = text;
    }

    static List<Object> parse(String text) {
        return new PropertyName(text).steps();
    }

    private List<Object> steps() {
        List<Object> steps = new ArrayList<>();
        boolean keyFollows = !text.startsWith("[");
        while (at < text.length() || keyFollows) {
            if (keyFollows) {
                steps.add(bareKey());
            } else if (text.charAt(at) == '[') {
                at++;
                steps.add(bracketed());
            } else {
                throw malformed("something stands behind a bracket that is closed");
            }
            keyFollows = at < text.length() && text.charAt(at) == '.';
            at += keyFollows ? 1 : 0;
        }
        return steps;
    }

    private String bareKey() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at++;
        }
        if (at == start) {
            throw malformed("a key is empty");
        }
        return text.substring(start, at);
    }

    private Object bracketed() {
        char first = at < text.length() ? text.charAt(at) : ']';
        Object step = first == '"' || first == '\'' ? quotedKey(first) : position();
        if (at == text.length() || text.charAt(at) != ']') {
            throw malformed("a bracket is not closed");
        }
        at++;
        return step;
    }

    private String quotedKey(char quote) {
        StringBuilder key = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            key.append(text.charAt(at++));
        }
        at++;
        if (at > text.length()) {
            throw malformed("a quote is not closed");
        }
        return key.toString();
    }

    private Integer position() {
        int end = Math.max(at, text.indexOf(']', at));
        try {
            Integer position = Integer.valueOf(text.substring(at, end));
            at = end;
            return position;
        } catch (NumberFormatException notAPosition) {
            throw malformed("what stands in brackets is neither a number nor in quotes");
        }
    }

    private SopsException malformed(String problem) {
        return new SopsException(Kind.PATH_MALFORMED, "the path " + text + ": " + problem);
    }

    static String of(List<Object> steps) {
        StringBuilder name = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof String key) {
                append(name, key);
            } else {
                name.append('[').append(step).append(']');
            }
        }
        return name.toString();
    }

    private static void append(StringBuilder name, String key) {
        if (isBare(key)) {
            name.append(name.length() == 0 ? "" : ".").append(key);
        } else {
            name.append("[\"")
                    .append(key.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"]");
        }
    }

    private static boolean isBare(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (".[]\"'\\".indexOf(key.charAt(i)) >= 0) {
                return false;
            }
        }
        return !key.isEmpty();
    }
}
