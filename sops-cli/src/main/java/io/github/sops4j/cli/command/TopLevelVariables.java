package io.github.sops4j.cli.command;

import io.github.sops4j.tree.Entry;
import io.github.sops4j.tree.FlatText;
import io.github.sops4j.tree.MapItem;
import io.github.sops4j.tree.MapNode;
import io.github.sops4j.tree.Scalar;
import io.github.sops4j.tree.Utf8;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a document as variables, each under its own key (clause C139). */
final class TopLevelVariables {
    private TopLevelVariables() {}

    /**
     * The text of each value; null is {@code <nil>}.
     *
     * @throws CommandException when a value or a key cannot be one of a variable
     */
    static Map<String, String> of(MapNode document) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (MapItem item : document.items()) {
            if (item instanceof Entry entry) {
                variables.put(name(entry), text(entry));
            }
        }
        return variables;
    }

    private static String text(Entry entry) {
        if (!(entry.value() instanceof Scalar scalar)) {
            throw failure("cannot use complex value in environment; offending key " + entry.key());
        }
        String text = FlatText.of(scalar.value());
        requireNoNul(entry, text);
        if (Utf8.hasEscapes(text)) {
            throw failure(
                    "cannot use bytes that are not UTF-8 in environment; offending key "
                            + entry.key()
                            + "; use exec-file for them");
        }
        return text;
    }

    private static String name(Entry entry) {
        if (!entry.hasStringKey()) {
            throw failure("cannot use non-string keys in environment, got " + entry.keyType());
        }
        if (entry.key().indexOf('=') >= 0) {
            throw failure("cannot use keys with '=' in environment: " + entry.key());
        }
        requireNoNul(entry, entry.key());
        return entry.key();
    }

    private static void requireNoNul(Entry entry, String text) {
        if (text.indexOf('\0') >= 0) {
            throw failure(
                    "exec: environment variable contains NUL; offending key "
                            + entry.key().replace('\0', '?'));
        }
    }

    private static CommandException failure(String message) {
        return new CommandException(ExitCode.GENERIC, message);
    }
}
