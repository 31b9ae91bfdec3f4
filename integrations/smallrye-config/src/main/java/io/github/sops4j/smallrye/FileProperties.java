package io.github.sops4j.smallrye;

import io.github.sops4j.Secret;
import io.github.sops4j.Secrets;
import io.github.sops4j.error.Kind;
import io.github.sops4j.error.SopsException;
import io.github.sops4j.format.FileFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties of a file, named as SmallRye names those of a YAML file: {@code hosts[0]}, {@code
 * "a.b".c}. A list of plain values is a property, too, whose elements are separated by commas.
 */
final class FileProperties {

    /** A value that no message shows, and its line; 0 when nobody knows. */
    record Property(String value, int line) {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    private static final String RESERVED = "sops.";
    private static final Set<String> NESTED = Set.of("yaml", "json");

    private final Map<String, Property> byName = new LinkedHashMap<>();
    private final Map<String, PlainList> lists = new LinkedHashMap<>();

    /** The elements of a list, as long as all are plain. */
    private static final class PlainList {
        private final List<String> elements = new ArrayList<>();
        private int line;
        private boolean deep;
    }

    private final boolean nested;

    private FileProperties(boolean nested) {
        this.nested = nested;
    }

    /**
     * The values of all documents.
     *
     * @param format of the file; in all but two, keys are names of properties with dots already
     * @throws SopsException of kind {@code ENCRYPTED_MALFORMED} when two values become one
     *     property, or one would set how files are opened
     */
    static Map<String, Property> of(List<Secrets> documents, FileFormat format) {
        FileProperties properties = new FileProperties(NESTED.contains(format.name()));
        for (Secrets document : documents) {
            properties.add(document);
        }
        return properties.byName;
    }

    private void add(Secrets document) {
        for (Secret secret : document.all()) {
            add(secret);
        }
        for (Map.Entry<String, PlainList> list : lists.entrySet()) {
            if (!list.getValue().deep) {
                String joined = Text.joined(list.getValue().elements);
                put(list.getKey(), new Property(joined, list.getValue().line));
            }
        }
        lists.clear();
    }

    private void add(Secret secret) {
        String text = secret.text();
        List<Object> steps = secret.path().steps();
        if (secret.value() instanceof List) {
            lists.put(Text.name(steps, nested), new PlainList());
        } else if (text != null) {
            put(Text.name(steps, nested), new Property(text, secret.line()));
            join(steps, text, secret.line());
        }
    }

    private void join(List<Object> steps, String text, int line) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i) instanceof Integer) {
                String name = Text.name(steps.subList(0, i), nested);
                PlainList list = lists.computeIfAbsent(name, first -> new PlainList());
                list.line = list.elements.isEmpty() ? line : list.line;
                list.elements.add(text);
                list.deep |= i < steps.size() - 1;
            }
        }
    }

    private void put(String name, Property property) {
        if (name.startsWith(RESERVED)) {
            throw new SopsException(
                    Kind.ENCRYPTED_MALFORMED,
                    at(property)
                            + name
                            + " says how files are opened, and cannot stand in one of them; move"
                            + " it to application.properties");
        }
        Property before = byName.putIfAbsent(name, property);
        if (before != null) {
            throw new SopsException(
                    Kind.ENCRYPTED_MALFORMED,
                    at(property)
                            + "the property "
                            + name
                            + " is there already, in line "
                            + before.line()
                            + "; remove one of them");
        }
    }

    private static String at(Property property) {
        return property.line() == 0 ? "" : "line " + property.line() + ": ";
    }
}
