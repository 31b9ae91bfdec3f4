package io.github.sops4j.smallrye;

import io.github.sops4j.Secret;
import io.github.sops4j.Secrets;
import java.util.List;

/** How SmallRye writes names and values. */
final class Text {
    private Text() {}

    /**
     * The name of a property.
     *
     * @param nested whether a key with a dot is in quotes, so that it is not taken for several
     */
    static String name(List<Object> steps, boolean nested) {
        StringBuilder name = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer position) {
                name.append('[').append(position).append(']');
            } else {
                String key = (String) step;
                boolean quoted = nested && key.contains(".");
                name.append(name.isEmpty() || key.isEmpty() ? "" : ".")
                        .append(quoted ? "\"" : "")
                        .append(key)
                        .append(quoted ? "\"" : "");
            }
        }
        return name.toString();
    }

    /** A value as SOPS shows it. */
    static String of(Secret secret, Secrets document) {
        Object value = secret.value();
        return value instanceof String || value instanceof Long || value instanceof Boolean
                ? value.toString()
                : document.text(secret.name());
    }

    /**
     * A secret is no expression: MicroProfile Config takes what stands behind a backslash as it is.
     */
    static String literal(String value) {
        return value.replace("$", "\\$");
    }

    /** One text, which converters of SmallRye split again. */
    static String joined(List<String> elements) {
        StringBuilder joined = new StringBuilder();
        for (String element : elements) {
            joined.append(joined.isEmpty() ? "" : ",")
                    .append(literal(element.replace("\\", "\\\\").replace(",", "\\,")));
        }
        return joined.toString();
    }
}
