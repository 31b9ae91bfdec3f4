package io.github.sops4j.smallrye;

import java.util.ArrayList;
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

    /** One text, which converters of SmallRye split again. */
    static String joined(List<String> elements) {
        List<String> escaped = new ArrayList<>();
        for (String element : elements) {
            escaped.add(element.replace("\\", "\\\\").replace(",", "\\,"));
        }
        return String.join(",", escaped);
    }
}
